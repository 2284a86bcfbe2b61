import type { ProgramLine } from './program.js';

/** A way to have a system list, or count, its TCP sockets. */
export interface ListingTool {
  /** Run one after the other; what they print counts together. */
  readonly lines: readonly ProgramLine[];
  /** `text` is a listing; `bsd-states` the bytes of FreeBSD's running counts. */
  readonly prints: 'text' | 'bsd-states';
}

const text = (...lines: ProgramLine[]): ListingTool => ({ lines, prints: 'text' });

const NETSTAT_BSD = text(['netstat', '-an', '-p', 'tcp']);
const FREEBSD_STATES: ListingTool = {
  lines: [['sysctl', '-b', '-n', 'net.inet.tcp.states']],
  prints: 'bsd-states',
};

/** By Node's name of the platform; the first that works is taken. Source: netstat(1) and netstat(8) of each system. */
const TOOLS: Readonly<Record<string, readonly ListingTool[]>> = {
  linux: [text(['netstat', '-ant']), text(['ss', '-tan'])],
  darwin: [NETSTAT_BSD],
  freebsd: [FREEBSD_STATES, NETSTAT_BSD],
  openbsd: [NETSTAT_BSD],
  netbsd: [NETSTAT_BSD],
  sunos: [text(['netstat', '-an', '-P', 'tcp'])],
  win32: [text(['netstat', '-ano', '-p', 'TCP'], ['netstat', '-ano', '-p', 'TCPv6'])],
};

const ANY_OTHER: readonly ListingTool[] = [text(['netstat', '-an'])];

/** The ways to list TCP sockets on a platform, the best first. All of them list every state. */
export function findListingTools(platform: string): readonly ListingTool[] {
  return TOOLS[platform] ?? ANY_OTHER;
}
