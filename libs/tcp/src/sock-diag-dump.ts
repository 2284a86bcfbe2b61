import { toAcceptQueuePercent } from './accept-queue.js';
import { SockDiagMessages, type DumpStep } from './sock-diag-message.js';
import { createStateTally } from './state-count.js';

/** Offsets in a message. Source: `struct inet_diag_msg`, include/uapi/linux/inet_diag.h. */
const STATE_AT = 17;
const TIMER_AT = 18;
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
  readonly #messages = new SockDiagMessages((view, at) => this.#count(view, at));
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

  #count(view: DataView, at: number): void {
    const kernelNumber = view.getUint8(at + STATE_AT);
    this.tally[kernelNumber] = (this.tally[kernelNumber] ?? 0) + 1;
    if (kernelNumber === TCP_FIN_WAIT2 && view.getUint8(at + TIMER_AT) === TIMER_TIMEWAIT)
      this.#finWait2Minis += 1;
    if (kernelNumber !== TCP_LISTEN) return;
    const percent = toAcceptQueuePercent(
      view.getUint32(at + RQUEUE_AT, true),
      view.getUint32(at + WQUEUE_AT, true),
    );
    if (percent > this.#fullestAcceptQueue) this.#fullestAcceptQueue = percent;
  }
}
