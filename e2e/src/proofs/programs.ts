import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { spawnSync } from 'node:child_process';
import { hasCommands, runCommand } from '../processes/command.ts';

/** What the proofs run, and the Debian packages that have it. */
const PACKAGES: Readonly<Record<string, string>> = {
  apache2: 'apache2-bin',
  nginx: 'nginx',
  haproxy: 'haproxy',
  nft: 'nftables',
  ip: 'iproute2',
  sysctl: 'procps',
};
/** Beyond it a test file goes on without. */
const LONGEST_INSTALL_SECONDS = 120;
const CONNTRACK = '/proc/sys/net/netfilter/nf_conntrack_tcp_timeout_established';
/** Written where installing failed, so that the next test file does not try again. */
const FAILED = join(tmpdir(), `finwait-install-failed-${process.ppid}`);

/** Why the proofs cannot be made on this machine; `null` where they can. Programs that are missing are installed where that is allowed. */
export function findObstacle(): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return 'they need root on Linux';
  if (runCommand(['unshare', '--net', '--pid', '--fork', 'true']).code !== 0)
    return 'no network namespace can be made';
  const missing = findMissing();
  const obstacle = missing.length > 0 ? install(missing) : null;
  if (obstacle !== null) return obstacle;
  return canFilter('ct state established accept')
    ? null
    : 'the kernel has no nftables or connection tracking';
}

/** Whether a rule can be made in a network namespace of its own. */
function canFilter(rule: string): boolean {
  const lines = `nft add table ip t && nft 'add chain ip t f { type filter hook forward priority 0; }' && nft add rule ip t f ${rule}`;
  return runCommand(['unshare', '--net', 'sh', '-ec', `${lines}; test -e ${CONNTRACK}`]).code === 0;
}

/** The version that a program says it has. */
export function readVersion(program: 'apache2' | 'nginx' | 'haproxy'): string {
  const { stdout, stderr } = runCommand([program, '-v']);
  return /\d+\.\d+\.\d+/.exec(stdout + stderr)?.[0] ?? '';
}

const findMissing = () => Object.keys(PACKAGES).filter((program) => !hasCommands(program));

function install(missing: readonly string[]): string | null {
  const names = missing.join(', ');
  if (process.env['FINWAIT_TEST_NO_INSTALL'] === '1') return `${names} missing, FINWAIT_TEST_NO_INSTALL is 1`;
  if (!existsSync('/etc/debian_version') || !hasCommands('apt-get', 'flock'))
    return `${names} missing, no apt`;
  if (existsSync(FAILED)) return `${names} missing, could not be installed`;
  const script = join(import.meta.dirname, 'install-programs.sh');
  const packages = missing.map((program) => PACKAGES[program] ?? program);
  const { stderr } = spawnSync('sh', [script, String(LONGEST_INSTALL_SECONDS), ...packages], {
    encoding: 'utf8',
  });
  if (findMissing().length === 0) return null;
  writeFileSync(FAILED, stderr ?? '');
  return `${names} missing, apt-get: ${stderr?.trim().split('\n').at(-1) ?? 'out of time'}`;
}
