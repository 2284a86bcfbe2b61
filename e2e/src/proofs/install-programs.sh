#!/bin/sh
# Installs the packages that are named, without starting a service and without leaving one to start at the next boot.
# Tests that run side by side call this at once: one installs, the others wait. Gives up after $1 seconds.
set -e
seconds=$1
shift
exec 9>/tmp/finwait-install.lock
flock --wait "$seconds" 9

policy=/usr/sbin/policy-rc.d
restore() {
  rm -f "$policy"
  [ ! -e "$policy.finwait" ] || mv "$policy.finwait" "$policy"
}
[ ! -e "$policy" ] || mv "$policy" "$policy.finwait"
trap restore EXIT
trap 'exit 1' INT TERM
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

enabled() {
  systemctl list-unit-files --state=enabled --no-legend 2>/dev/null | awk '{ print $1 }'
}
before=$(enabled) || true
export DEBIAN_FRONTEND=noninteractive
install='apt-get -qq -o DPkg::Lock::Timeout=60 install -y --no-install-recommends "$@" 9>&-'
timeout "$seconds" sh -c "$install || { apt-get -qq update 9>&- && $install; }" sh "$@"
for unit in nginx.service haproxy.service nftables.service; do
  echo "$before" | grep -qx "$unit" || systemctl -q disable "$unit" 2>/dev/null || true
done
