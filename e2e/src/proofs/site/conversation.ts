import { connect, type Socket } from 'node:net';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setSocketOption } from '../../sockets/libc.ts';
import { readClock } from './clock.ts';
import { readPacketTimes, toDescriptor } from './packet-times.ts';

const IPPROTO_TCP = 6;
/** Numbers of include/uapi/linux/tcp.h. */
const TCP_OPTIONS = { TCP_KEEPIDLE: 4, TCP_KEEPINTVL: 5, TCP_KEEPCNT: 6, TCP_USER_TIMEOUT: 18 } as const;
const WATCH_EVERY_MS = 20;

/** What a connection is opened with; options that are left out stay the kernel's. */
export interface Opening {
  readonly address: string;
  readonly port: number;
  readonly isKeptAlive?: boolean;
  readonly options?: Readonly<Partial<Record<keyof typeof TCP_OPTIONS, number>>>;
}

/** What was seen of a connection. Times are milliseconds on the clock of the machine, the same in every process. */
export interface Seen {
  /** When we last gave words to the kernel. */
  readonly spokenAt: number;
  /** When the kernel sent the words that an answer came to. */
  readonly saidAt: number;
  /** When the last bytes came to the kernel. */
  readonly heardAt: number;
  /** What came since the last words of ours. */
  readonly text: string;
  /** When a FIN came to the kernel, or this process was told of an error. */
  readonly endedAt: number | null;
  /** `fin`, or the code of the error that ended it. */
  readonly ending: string | null;
  readonly localPort: number;
  /** The latest that this process was at what it had to do meanwhile: a measure of how busy the machine is. */
  readonly lateMs: number;
}

/** One connection that is watched from its opening to its end. */
export class Conversation {
  readonly #socket: Socket;
  readonly #lateness = monitorEventLoopDelay({ resolution: WATCH_EVERY_MS });
  readonly #localPort: number;
  readonly #waiting = new Set<() => void>();
  #spokenAt = readClock();
  #saidAt = this.#spokenAt;
  #heardAt = this.#spokenAt;
  #text = '';
  #endedAt: number | null = null;
  #ending: string | null = null;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#localPort = socket.localPort ?? 0;
    this.#lateness.enable();
    socket.setEncoding('latin1').on('data', (text: string) => {
      const { dataSentAt, dataReceivedAt } = readPacketTimes(socket);
      this.#saidAt = dataSentAt;
      this.#heardAt = dataReceivedAt;
      this.#text += text;
      this.#tell();
    });
    socket.on('end', () => this.#end('fin', readPacketTimes(socket).ackReceivedAt));
    socket.on('error', (error: NodeJS.ErrnoException) => this.#end(error.code ?? error.message, readClock()));
  }

  /** Fails with the code of connect() where it fails. */
  static open({ address, port, isKeptAlive, options = {} }: Opening): Promise<Conversation> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: address, port, noDelay: true, allowHalfOpen: true });
      socket.once('error', (error: NodeJS.ErrnoException) => reject(new Error(error.code)));
      socket.once('connect', () => {
        if (isKeptAlive) socket.setKeepAlive(true);
        for (const [name, value] of Object.entries(options)) {
          const option = { level: IPPROTO_TCP, name: TCP_OPTIONS[name as keyof typeof TCP_OPTIONS] };
          setSocketOption(toDescriptor(socket), option, new Int32Array([value]));
        }
        socket.removeAllListeners('error');
        resolve(new Conversation(socket));
      });
    });
  }

  /** Sends words; what is heard counts from now. */
  say(words: string): void {
    this.#text = '';
    this.#spokenAt = readClock();
    this.#socket.write(words, 'latin1');
  }

  /** Resolves when what was heard matches, or the connection has ended. */
  async hear(pattern: RegExp): Promise<Seen> {
    while (!pattern.test(this.#text) && this.#endedAt === null) await this.#news();
    return this.seen;
  }

  /** Resolves when the connection has ended. */
  async ended(): Promise<Seen> {
    while (this.#endedAt === null) await this.#news();
    return this.seen;
  }

  /** Sends our FIN and resolves when the other side's has come. */
  async leave(): Promise<Seen> {
    this.#socket.end();
    return this.ended();
  }

  get seen(): Seen {
    return {
      spokenAt: this.#spokenAt,
      saidAt: this.#saidAt,
      heardAt: this.#heardAt,
      text: this.#text,
      endedAt: this.#endedAt,
      ending: this.#ending,
      localPort: this.#localPort,
      lateMs: Math.max(0, this.#lateness.max / 1e6 - WATCH_EVERY_MS),
    };
  }

  #end(ending: string, endedAt: number): void {
    this.#endedAt ??= endedAt;
    this.#ending ??= ending;
    this.#lateness.disable();
    this.#socket.end();
    this.#tell();
  }

  #news(): Promise<void> {
    return new Promise((resolve) => this.#waiting.add(resolve));
  }

  #tell(): void {
    for (const resolve of this.#waiting) resolve();
    this.#waiting.clear();
  }
}
