#!/bin/sh
# Installs the packages that are named, without starting a service and without leaving one to start at the next boot.
# flock: tests that run side by side call this at once.
set -e
exec 9>/tmp/finwait-install.lock
flock 9
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

export DEBIAN_FRONTEND=noninteractive
install() {
  apt-get -qq -o DPkg::Lock::Timeout=100 install -y --no-install-recommends "$@"
}
before=$(systemctl list-unit-files --state=enabled --no-legend 2>/dev/null | awk '{ print $1 }') || true
install "$@" || { apt-get -qq update && install "$@"; }
for unit in nginx.service haproxy.service nftables.service; do
  echo "$before" | grep -qx "$unit" || systemctl -q disable "$unit" 2>/dev/null || true
done
