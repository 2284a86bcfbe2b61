import { endianness } from 'node:os';
import {
  SocketTextParser,
  decodeBsdStates,
  toSocketTextFigures,
  type ParsedSocketText,
  type SocketTextFigures,
} from '@finwait/tcp';
import { toCause } from '../cause.js';
import { KernelCounters } from './kernel-counters.js';
import { findListingTools, type ListingTool } from './listing-tool.js';
import { runProgram, type RunOptions } from './program.js';
import { PROC_ROOT, takeReading, type SocketCount } from './reading.js';
import type { Reading, Source } from './source.js';

/** Which system's tools are run, and within which bounds. */
export interface NetstatOptions extends RunOptions {
  /** As Node names it. */
  readonly platform?: string;
}

/**
 * Reads what the system's own tool prints: the way for systems that are not Linux. It has no accept queues, and counters
 * on Linux alone. The tool's running time counts as CPU time, since no system tells what another program used.
 */
export class NetstatSource implements Source {
  readonly name: string;
  readonly #tool: ListingTool;
  readonly #options: NetstatOptions;
  readonly #counters: KernelCounters | null;

  private constructor(tool: ListingTool, options: NetstatOptions) {
    this.name = tool.prints === 'text' ? 'netstat' : 'sysctl';
    this.#tool = tool;
    this.#options = options;
    this.#counters = options.platform === 'linux' ? new KernelCounters(PROC_ROOT) : null;
  }

  /** Proves that a tool works here before it comes back; rejects with the cause of every one that does not. */
  static async open(options: NetstatOptions = {}): Promise<NetstatSource> {
    const platform = options.platform ?? process.platform;
    const causes: string[] = [];
    for (const tool of findListingTools(platform)) {
      const source = new NetstatSource(tool, { ...options, platform });
      try {
        await source.read();
        return source;
      } catch (error) {
        source.close();
        causes.push(toCause(error));
      }
    }
    throw new Error(causes.join('; '));
  }

  /** What is run, as one would type it. */
  get commandLine(): string {
    return this.#tool.lines.map((line) => line.join(' ')).join(', ');
  }

  read(): Promise<Reading> {
    const countSockets = () => this.#countSockets();
    return takeReading({ source: this.name, counters: this.#counters, countSockets });
  }

  close(): void {
    this.#counters?.close();
  }

  async #countSockets(): Promise<SocketCount> {
    const beganAt = performance.now();
    const figures = await (this.#tool.prints === 'text' ? this.#readListing() : this.#readStates());
    const programsCpuMs = performance.now() - beganAt;
    return { ...figures, fullestAcceptQueue: null, flags: 0, programsCpuMs };
  }

  async #readListing(): Promise<SocketTextFigures> {
    const parser = new SocketTextParser({ mostSkipped: 1 });
    for (const line of this.#tool.lines) {
      const decoder = new TextDecoder();
      await runProgram(line, (bytes) => parser.push(decoder.decode(bytes, { stream: true })), this.#options);
      parser.push(`${decoder.decode()}\n`);
    }
    const parsed = parser.finish();
    refuseStrange(parsed, this.commandLine);
    return toSocketTextFigures(parsed, { scope: 'all' });
  }

  async #readStates(): Promise<SocketTextFigures> {
    const parts: Uint8Array[] = [];
    for (const line of this.#tool.lines) await runProgram(line, (bytes) => parts.push(bytes), this.#options);
    const counts = decodeBsdStates(Buffer.concat(parts), endianness() === 'LE');
    if (counts === null) throw new Error(`${this.commandLine} did not print eleven counts`);
    return { counts, unknown: 0 };
  }
}

/** A listing has a heading or a socket: from anything else no zero may be taken. */
function refuseStrange({ parsed, ignored, skipped }: ParsedSocketText, commandLine: string): void {
  if (parsed > 0) return;
  const [line] = skipped;
  if (line !== undefined) throw new Error(`${commandLine} printed ${JSON.stringify(line.text)}`);
  if (ignored.heading === 0) throw new Error(`${commandLine} printed no listing`);
}
