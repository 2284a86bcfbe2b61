import { toAcceptQueuePercent } from './accept-queue.js';
import { SockDiagMessages, toKernelState, toTimer, type DumpStep } from './sock-diag-message.js';
import { createStateTally } from './state-count.js';

/** Offsets in a message. Source: `struct inet_diag_msg`, include/uapi/linux/inet_diag.h. */
const RQUEUE_AT = 72;
const WQUEUE_AT = 76;

const TCP_LISTEN = 10;
const TCP_FIN_WAIT2 = 5;
/** `idiag_timer` of a small socket that only waits. Source: `inet_twsk_diag_fill`, net/ipv4/inet_diag.c. */
const TIMER_TIMEWAIT = 3;

/**
 * One answer to one or more sock_diag requests, counted while it arrives. It holds counts only, never the sockets, so
 * its size does not depend on how many there are.
 */
export class SockDiagDump {
  /** Sockets counted so far, by kernel state number. */
  readonly tally = createStateTally();
  readonly #messages = new SockDiagMessages((view, at, _, kind) => {
    const state = toKernelState(kind);
    this.tally[state] = (this.tally[state] ?? 0) + 1;
    if (state === TCP_FIN_WAIT2 && toTimer(kind) === TIMER_TIMEWAIT) this.#finWait2Minis += 1;
    if (state === TCP_LISTEN) this.#takeListener(view, at);
  });
  #fullestAcceptQueue = 0;
  #finWait2Minis = 0;

  /** The fullest accept queue so far, in percent; 0 when nothing waits or nothing listens. */
  get fullestAcceptQueue(): number {
    return this.#fullestAcceptQueue;
  }

  /** Sockets in FIN_WAIT2 so far that no process owns any more: the kernel keeps them as it keeps TIME_WAIT. */
  get finWait2Minis(): number {
    return this.#finWait2Minis;
  }

  /** Counts the sockets in the bytes of one `recv`, which must answer the request with this sequence number. */
  decode(bytes: Uint8Array, sequence: number): DumpStep {
    return this.#messages.decode(bytes, sequence);
  }

  #takeListener(view: DataView, at: number): void {
    const percent = toAcceptQueuePercent(
      view.getUint32(at + RQUEUE_AT, true),
      view.getUint32(at + WQUEUE_AT, true),
    );
    if (percent > this.#fullestAcceptQueue) this.#fullestAcceptQueue = percent;
  }
}
