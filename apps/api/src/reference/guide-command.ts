import type { State } from '@finwait/tcp';

/** What shows the sockets of a state on a host. Source: ss(8). */
export const GUIDE_COMMANDS: Readonly<Record<State, string>> = {
  LISTEN: 'ss -ltn',
  SYN_SENT: 'ss -tnpo state syn-sent',
  SYN_RECV: 'ss -tnpo state syn-recv',
  ESTABLISHED: 'ss -tnpo state established',
  FIN_WAIT1: 'ss -tnpo state fin-wait-1',
  FIN_WAIT2: 'ss -tnpo state fin-wait-2',
  CLOSE_WAIT: 'ss -tnpo state close-wait',
  LAST_ACK: 'ss -tnpo state last-ack',
  CLOSING: 'ss -tnpo state closing',
  TIME_WAIT: 'ss -tnpo state time-wait',
  CLOSED: 'ss -tanp state closed',
};
