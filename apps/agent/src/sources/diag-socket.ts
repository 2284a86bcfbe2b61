import { SOCK_DIAG_SOCKET, SockDiagDump, type DumpStep, type SockDiagMessages } from '@finwait/tcp';
import type { EncodeRequest } from './diag-request.js';
import type { DatagramRoom } from './datagram-room.js';
import type { SystemCalls } from './system-call.js';

const RECEIVE_TIMEOUT_MS = 5_000;

/** Takes the bytes of an answer as they arrive. */
type Decoder = Pick<SockDiagMessages, 'decode'>;

/** The kernel answered a request with an error. */
export class DumpRefused extends Error {
  readonly errno: number;

  constructor(errno: number) {
    super(`the kernel refused the dump with errno ${errno}`);
    this.errno = errno;
  }
}

/**
 * A connection to the kernel's sock_diag. After any failure the socket is replaced before the next dump: what is left
 * in it of the failed one would be taken for an answer.
 */
export class DiagSocket {
  readonly #calls: SystemCalls;
  readonly #room: DatagramRoom;
  #fd: number | undefined;
  #sequence = 0;

  /** Sockets that are never read at the same time may share a room. */
  constructor(calls: SystemCalls, room: DatagramRoom = calls.createRoom()) {
    this.#calls = calls;
    this.#room = room;
  }

  /** Sends the requests one after the other and counts all answers together. */
  async dump(requests: readonly EncodeRequest[]): Promise<{ dump: SockDiagDump; interrupted: boolean }> {
    const dump = new SockDiagDump();
    return { dump, interrupted: await this.decode(requests, dump) };
  }

  /**
   * Sends the requests one after the other and has all answers decoded together. Comes back with whether the kernel calls
   * one of them interrupted.
   */
  async decode(requests: readonly EncodeRequest[], answer: Decoder): Promise<boolean> {
    let interrupted = false;
    try {
      for (const encode of requests) interrupted = (await this.#ask(encode, answer)) || interrupted;
    } catch (error) {
      this.close();
      throw error;
    }
    return interrupted;
  }

  close(): void {
    if (this.#fd === undefined) return;
    this.#calls.close(this.#fd);
    this.#fd = undefined;
  }

  /** Comes back with whether the kernel calls the dump interrupted. */
  async #ask(encode: EncodeRequest, answer: Decoder): Promise<boolean> {
    const fd = this.#open();
    this.#sequence = (this.#sequence + 1) >>> 0;
    await this.#calls.send(fd, encode(this.#sequence));
    for (;;) {
      for (const datagram of await this.#calls.receive(fd, this.#room)) {
        const step = answer.decode(datagram, this.#sequence);
        if (step.kind === 'done') return step.interrupted;
        if (step.kind !== 'more') throw toFailure(step);
      }
    }
  }

  #open(): number {
    if (this.#fd !== undefined) return this.#fd;
    const { domain, type, protocol } = SOCK_DIAG_SOCKET;
    this.#fd = this.#calls.socket(domain, type, protocol);
    this.#calls.setReceiveTimeout(this.#fd, RECEIVE_TIMEOUT_MS);
    return this.#fd;
  }
}

function toFailure(step: Exclude<DumpStep, { kind: 'more' | 'done' }>): Error {
  switch (step.kind) {
    case 'error':
      return new DumpRefused(step.errno);
    case 'truncated':
      return new Error('the kernel sent a message longer than what arrived');
    case 'out_of_sequence':
      return new Error(`the kernel answered request ${step.sequence}, which is not the one sent`);
    case 'unexpected':
      return new Error(`the kernel sent a message of type ${step.type}, which is not part of a dump`);
  }
}
