import type { SocketTextDialect } from '../socket-text-row.js';
import { STATE_NAMES, type State } from '../state.js';
import type { StateCounts } from '../state-count.js';

interface Program {
  readonly dialect: SocketTextDialect;
  readonly heading: readonly string[];
  readonly row: (state: string, port: number) => string;
  /** Where the program does not use netstat's names. */
  readonly spelling: Partial<Record<State, string>>;
}

const SS_SPELLING: Partial<Record<State, string>> = {
  ESTABLISHED: 'ESTAB',
  SYN_SENT: 'SYN-SENT',
  SYN_RECV: 'SYN-RECV',
  FIN_WAIT1: 'FIN-WAIT-1',
  FIN_WAIT2: 'FIN-WAIT-2',
  CLOSE_WAIT: 'CLOSE-WAIT',
  LAST_ACK: 'LAST-ACK',
  TIME_WAIT: 'TIME-WAIT',
  CLOSED: 'UNCONN',
};
const BSD_SPELLING: Partial<Record<State, string>> = {
  SYN_RECV: 'SYN_RCVD',
  FIN_WAIT1: 'FIN_WAIT_1',
  FIN_WAIT2: 'FIN_WAIT_2',
};
const WINDOWS_SPELLING: Partial<Record<State, string>> = {
  ...BSD_SPELLING,
  LISTEN: 'LISTENING',
  SYN_RECV: 'SYN_RECEIVED',
};
const GERMAN_SPELLING: Partial<Record<State, string>> = {
  LISTEN: 'ABHÖREN',
  SYN_SENT: 'SYN_GESENDET',
  SYN_RECV: 'SYN_EMPFANGEN',
  ESTABLISHED: 'HERGESTELLT',
  FIN_WAIT1: 'FIN_WARTEN_1',
  FIN_WAIT2: 'FIN_WARTEN_2',
  CLOSE_WAIT: 'SCHLIESSEN_WARTEN',
  LAST_ACK: 'ZULETZT_ACK',
  CLOSING: 'SCHLIESSEND',
  TIME_WAIT: 'WARTEND',
};

/** How each program lays out a socket, written from its source or manual and not from the parser. */
export const PROGRAMS: Readonly<Record<string, Program>> = {
  'net-tools': {
    dialect: 'linux-netstat',
    heading: [
      'Active Internet connections (servers and established)',
      'Proto Recv-Q Send-Q Local Address State',
    ],
    row: (state, port) =>
      `tcp        0      0 127.0.0.1:${port}         0.0.0.0:*               ${state.padEnd(11)}`,
    spelling: { CLOSED: 'CLOSE' },
  },
  'net-tools -p': {
    dialect: 'linux-netstat',
    heading: [],
    row: (state, port) =>
      `tcp6       1     12 ::ffff:10.0.0.1:${port}   fe80::1%eth0:443   ${state} 1044/two words   off (0.00/0/0)`,
    spelling: { CLOSED: 'CLOSE' },
  },
  ss: {
    dialect: 'ss',
    heading: ['Netid State  Recv-Q Send-Q Local Address:Port Peer Address:PortProcess'],
    row: (state, port) =>
      `tcp   ${state} 0      128    [::1%lo]:${port}     [::]:*    users:(("a b",pid=1,fd=3))`,
    spelling: SS_SPELLING,
  },
  FreeBSD: {
    dialect: 'bsd-netstat',
    heading: ['Active Internet connections', 'Proto Recv-Q Send-Q Local Address Foreign Address (state)'],
    row: (state, port) => `tcp4       0      0 127.0.0.1.${port}        *.*                    ${state}`,
    spelling: BSD_SPELLING,
  },
  'macOS -v': {
    dialect: 'bsd-netstat',
    heading: [],
    row: (state, port) =>
      `tcp46      0      0  fe80::aede:48ff:.${port} *.http         ${state}  131072 131860   9811      0 0x0102`,
    spelling: BSD_SPELLING,
  },
  Solaris: {
    dialect: 'solaris-netstat',
    heading: ['TCP: IPv4', '   Local Address        Remote Address    Swind Send-Q Rwind Recv-Q    State'],
    row: (state, port) => `10.0.0.1.${port}     10.0.0.2.51000   49640      0 49640      0 ${state}`,
    spelling: { ...BSD_SPELLING, CLOSED: 'IDLE' },
  },
  Windows: {
    dialect: 'windows-netstat',
    heading: [
      'Active Connections',
      '',
      '  Proto  Local Address          Foreign Address        State           PID',
    ],
    row: (state, port) => `  TCP    [::]:${port}    [fe80::1%12]:0     ${state}       1234`,
    spelling: WINDOWS_SPELLING,
  },
  'Windows, German': {
    dialect: 'windows-netstat',
    heading: ['Aktive Verbindungen', '  Proto  Lokale Adresse         Remoteadresse          Status'],
    row: (state, port) => `  TCP    0.0.0.0:${port}    PC-7:https     ${state}`,
    spelling: GERMAN_SPELLING,
  },
};

/** A listing as the program would print it for that many sockets, states in turn and not in blocks. */
export function renderListing(program: Program, counts: StateCounts): string {
  const left = { ...counts };
  const rows: string[] = [];
  for (let open = true; open;) {
    open = false;
    for (const state of STATE_NAMES)
      if (left[state] > 0) {
        left[state] -= 1;
        open = true;
        rows.push(program.row(program.spelling[state] ?? state, 1 + (rows.length % 65_535)));
      }
  }
  return [...program.heading, ...rows, ''].join('\n');
}

/** What `sort | uniq -c` makes of the state column; states without a socket are absent. */
export function renderTally(counts: StateCounts): string {
  return STATE_NAMES.filter((state) => counts[state] > 0)
    .map((state) => `${String(counts[state]).padStart(7)} ${state}\n`)
    .join('');
}
