import type { DiagSocketRow } from './sock-diag-socket.js';

/** How long a socket has stood as it stands: to the millisecond, or at least so long. */
export interface SocketAge {
  readonly ageMs: number;
  readonly bound: 'exact' | 'atLeast';
}

/** Source: `TCP_TIMEWAIT_LEN` in include/net/tcp.h. */
const TIME_WAIT_MS = 60_000;
/** Source: `TCP_RTO_MIN`, `TCP_TIMEOUT_INIT` and `TCP_RTO_MAX` in include/net/tcp.h. */
const LEAST_RTO_MS = 200;
const FIRST_RTO_MS = 1_000;
const MOST_RTO_MS = 120_000;
/** The first repetitions of a SYN come each second. Source: `tcp_syn_linear_timeouts`, Documentation/networking/ip-sysctl.rst. */
const LINEAR_SYNS = 4;

/**
 * How long a socket has been in its state, from nothing but one dump; of ESTABLISHED, how long no data has passed.
 * `finTimeoutMs` is the kernel's `tcp_fin_timeout`, `null` when it is not known. `null` where a dump does not tell.
 * Lower bounds hold under the default least RTO of 200 ms and greatest of 120 s.
 */
export function toSocketAge(socket: DiagSocketRow, finTimeoutMs: number | null): SocketAge | null {
  const { state, silence, expiresMs } = socket;
  switch (state) {
    case 'TIME_WAIT':
      return exactly(TIME_WAIT_MS - expiresMs);
    case 'FIN_WAIT2':
      if (socket.timer === 'time_wait') return toOrphanAge(expiresMs, finTimeoutMs);
      return silence && atLeast(silence.lastAckReceivedMs);
    case 'CLOSE_WAIT':
      return silence && atLeast(silence.lastAckReceivedMs);
    case 'ESTABLISHED':
      return silence && exactly(Math.min(silence.lastDataReceivedMs, silence.lastDataSentMs));
    case 'SYN_RECV':
      return fromRetries(socket, FIRST_RTO_MS);
    case 'SYN_SENT':
      return socket.timer === 'retransmit' ? atLeast(toSynSentMs(socket.retries)) : null;
    case 'FIN_WAIT1':
    case 'LAST_ACK':
    case 'CLOSING':
      return fromRetries(socket, LEAST_RTO_MS);
    default:
      return null;
  }
}

const exactly = (ageMs: number): SocketAge => ({ ageMs: Math.max(ageMs, 0), bound: 'exact' });
const atLeast = (ageMs: number): SocketAge => ({ ageMs: Math.max(ageMs, 0), bound: 'atLeast' });

/**
 * Above 60 s the kernel keeps an orphan as a full socket for what exceeds them and counts the same down once more.
 * Source: `tcp_rcv_state_process` and `tcp_time_wait` in net/ipv4.
 */
function toOrphanAge(expiresMs: number, finTimeoutMs: number | null): SocketAge | null {
  if (finTimeoutMs === null) return null;
  if (finTimeoutMs <= TIME_WAIT_MS) return exactly(finTimeoutMs - expiresMs);
  return atLeast(finTimeoutMs - TIME_WAIT_MS - expiresMs);
}

/** Only the retransmission timer counts retransmissions; each waits twice as long as the one before. */
function fromRetries({ timer, retries }: DiagSocketRow, firstMs: number): SocketAge | null {
  if (timer !== 'retransmit') return null;
  let ageMs = 0;
  for (let turn = 0; turn < retries; turn += 1) ageMs += Math.min(firstMs * 2 ** turn, MOST_RTO_MS);
  return atLeast(ageMs);
}

function toSynSentMs(retries: number): number {
  let ageMs = 0;
  for (let turn = 0; turn < retries; turn += 1)
    ageMs += Math.min(FIRST_RTO_MS * 2 ** Math.max(turn - LINEAR_SYNS, 0), MOST_RTO_MS);
  return ageMs;
}
