import { endianness } from 'node:os';
import {
  ADDRESS_FAMILIES,
  ALL_STATES_MASK,
  BOUND_INACTIVE_MASK,
  LISTEN_MASK,
  SAMPLE_FLAGS,
  SOCKET_MEMORY_EXTENSION,
  toCountedStates,
} from '@finwait/tcp';
import type { DatagramRoom } from './datagram-room.js';
import { encodeRequests, type RequestForm } from './diag-request.js';
import { DiagSocket, DumpRefused } from './diag-socket.js';
import { HybridWalk, type HybridOptions } from './hybrid-walk.js';
import { KernelCounters } from './kernel-counters.js';
import { readListeners } from './listeners.js';
import { PROC_ROOT, takeReading, type SocketCount } from './reading.js';
import type { OpenIn, Reading, Source, WalkInside } from './source.js';
import { loadSystemCalls, type SystemCalls } from './system-call.js';

/** How netlink is reached. */
export interface NetlinkOptions extends Pick<HybridOptions, 'hybridFrom' | 'keptForMs'> {
  readonly form?: RequestForm;
  readonly load?: () => Promise<SystemCalls>;
}

const SOCK_STREAM_CLOEXEC = 1 | 0x80000;

/**
 * Reads sock_diag: one walk over the sockets, counted as they arrive. Needs no privilege. Where there are many,
 * ESTABLISHED and TIME_WAIT are derived from the kernel's running counts instead, and the flags say so.
 * CLOSED is not known on kernels that do not report bound sockets.
 */
export class NetlinkSource implements Source {
  readonly name = 'netlink';
  readonly #calls: SystemCalls;
  /** For one read at a time, of this namespace or of another. */
  readonly #room: DatagramRoom;
  readonly #socket: DiagSocket;
  readonly #counters = new KernelCounters(PROC_ROOT);
  readonly #walk: HybridWalk;
  #form: RequestForm;
  #reportsBound = false;

  private constructor(calls: SystemCalls, form: RequestForm, hybrid: Partial<HybridOptions>) {
    this.#calls = calls;
    this.#room = calls.createRoom();
    this.#socket = new DiagSocket(calls, this.#room);
    this.#form = form;
    const dump = (stateMask: number) => this.#dump(stateMask);
    this.#walk = new HybridWalk({ ...hybrid, counters: this.#counters, dump });
  }

  /** Proves that dumps work here before it comes back; rejects with the cause where they do not. */
  static async open({
    form = 'compat',
    load = loadSystemCalls,
    ...hybrid
  }: NetlinkOptions = {}): Promise<NetlinkSource> {
    if (process.platform !== 'linux') throw new Error(`${process.platform} has no sock_diag`);
    if (endianness() !== 'LE') throw new Error('sock_diag is decoded on little-endian machines only');
    const calls = await load();
    const source = new NetlinkSource(calls, form, hybrid);
    await source.#findBoundSocket(calls);
    return source;
  }

  read(): Promise<Reading> {
    return takeReading({
      source: this.name,
      counters: this.#counters,
      countSockets: () => this.#countSockets(),
      readListeners: () => this.#readListeners(),
    });
  }

  /** Every state is walked, through a socket that is closed afterwards. */
  async countIn(openIn: OpenIn): Promise<WalkInside> {
    const calls = this.#calls;
    const openSocket: SystemCalls['socket'] = (...kind) => openIn(() => calls.socket(...kind));
    const socket = new DiagSocket({ ...calls, socket: openSocket }, this.#room);
    try {
      const { dump, interrupted } = await this.#dump(ALL_STATES_MASK, socket);
      const { counts, unknown } = toCountedStates(dump.tally);
      const { fullestAcceptQueue, finWait2Minis } = dump;
      const flags = interrupted ? SAMPLE_FLAGS.moved : 0;
      const count = this.#withoutUnknowable({ counts, unknown, fullestAcceptQueue, flags });
      return { ...count, walked: { counts, finWait2Minis } };
    } finally {
      socket.close();
    }
  }

  close(): void {
    this.#counters.close();
    this.#socket.close();
  }

  async #countSockets(): Promise<SocketCount> {
    return this.#withoutUnknowable(await this.#walk.count());
  }

  #withoutUnknowable({ counts, ...rest }: SocketCount): SocketCount {
    return { counts: { ...counts, CLOSED: this.#reportsBound ? counts.CLOSED : null }, ...rest };
  }

  #readListeners() {
    const requests = encodeRequests(this.#form, LISTEN_MASK, SOCKET_MEMORY_EXTENSION);
    return readListeners((answer) => this.#socket.decode(requests, answer));
  }

  async #dump(stateMask: number, socket = this.#socket) {
    try {
      return await socket.dump(encodeRequests(this.#form, stateMask));
    } catch (error) {
      if (!(error instanceof DumpRefused) || this.#form === 'family') throw error;
      this.#form = 'family';
      return socket.dump(encodeRequests(this.#form, stateMask));
    }
  }

  /** Only the kernel can tell whether it reports bound sockets, distributions carry the change back: show it one. */
  async #findBoundSocket(calls: SystemCalls): Promise<void> {
    const fd = calls.socket(ADDRESS_FAMILIES.inet, SOCK_STREAM_CLOEXEC, 0);
    try {
      calls.bindAnywhere(fd);
      const { dump } = await this.#dump(BOUND_INACTIVE_MASK);
      this.#reportsBound = toCountedStates(dump.tally).counts.CLOSED > 0;
    } finally {
      calls.close(fd);
    }
  }
}
