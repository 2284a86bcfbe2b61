import type { NamespaceCount, NamespaceSettings } from '@finwait/contracts/protocol';
import { SETTINGS, type KernelSettings, type RunningCounts } from '@finwait/tcp';
import { toCause } from '../cause.js';
import { readSettings } from '../settings/read-settings.js';
import { PROC_ROOT } from '../sources/reading.js';
import type { CountIn } from '../sources/source.js';
import { CounterFiles } from './counter-files.js';
import type { SeenNamespace } from './discovery.js';
import { leadsTo, type NamespaceEntry, type Visit } from './entry.js';
import { readLabel, type NamespaceLabel } from './label.js';
import { StandingWalk } from './standing-walk.js';

/** How namespaces are entered and counted. */
export interface CountingMeans {
  readonly entry: NamespaceEntry;
  readonly countIn: CountIn;
  readonly now: () => number;
}

/** However still the counters are, figures stand no longer than this: a mistake must not last. */
const STANDS_FOR_MS = 300_000;
/** Processes whose paths are tried; the namespace counts as gone when none of them leads there any more. */
const MAX_PATHS = 8;
const NOT_COUNTED = { states: null, unknown: null, quality: null, hasMoved: false, countedAt: null } as const;

/**
 * Counts the sockets of one other namespace when its counters say that something changed. Between two looks it holds the
 * files of its counters where it is told to, and nothing else of the namespace.
 */
export class OtherNamespace {
  readonly #means: CountingMeans;
  readonly #id: number;
  readonly #label: NamespaceLabel;
  readonly #mount: string | undefined;
  #paths: readonly string[] = [];
  #files: CounterFiles | null = null;
  #keepsFiles = false;
  #running: RunningCounts | null = null;
  #walk: StandingWalk | null = null;
  #failure: string | null = null;
  #settings: KernelSettings | null = null;
  #settingsReadAt = -Infinity;

  constructor(means: CountingMeans, seen: SeenNamespace) {
    this.#means = means;
    this.#id = seen.id;
    this.#mount = seen.mounts[0];
    this.#label = readLabel(seen);
    this.#remember(seen);
  }

  /** Epoch milliseconds; before everything while it was never counted. */
  get countedAt(): number {
    return this.#walk?.countedAt ?? -Infinity;
  }

  /** Epoch milliseconds; before everything while they were never read. */
  get settingsReadAt(): number {
    return this.#settingsReadAt;
  }

  /** Why the last attempt to count it failed; `null` when it did not. */
  get failure(): string | null {
    return this.#failure;
  }

  /** Takes up where the namespace is seen now; false when the number may be another namespace's by now. */
  isStill(seen: SeenNamespace): boolean {
    const { pid } = this.#label;
    const isMember = pid === null ? seen.pids.length === 0 : seen.pids.includes(pid);
    if (!isMember || seen.mounts[0] !== this.#mount) return false;
    this.#remember(seen);
    return true;
  }

  /**
   * Looks at the counters; false when nothing leads into the namespace any more. With `keepsFiles` what that opened stays
   * open, and keeps the namespace alive, until the next look or {@link release}.
   */
  look(keepsFiles: boolean): boolean {
    this.#keepsFiles = keepsFiles;
    const visit = this.#readCounters();
    this.#failure = visit.kind === 'refused' ? visit.why : null;
    this.#running = visit.kind === 'done' ? visit.answer : null;
    if (!keepsFiles || this.#running === null) this.release();
    return visit.kind !== 'gone';
  }

  /** Closes what the last look left open. */
  release(): void {
    this.#files?.close();
    this.#files = null;
  }

  /** Whether only a walk can tell how many sockets there are. */
  get needsWalk(): boolean {
    if (this.#failure !== null) return false;
    if (this.#walk === null || !this.#walk.stands(this.#running)) return true;
    return this.#means.now() - this.countedAt >= STANDS_FOR_MS;
  }

  /** Counts every socket. When that fails the earlier figures stand. */
  async walk(): Promise<void> {
    const { countIn, now } = this.#means;
    const before = this.#running;
    const countedAt = now();
    try {
      const walk = await countIn((open) => this.#openInside(open));
      this.look(this.#keepsFiles);
      const taken = { walk, before, after: this.#running, countedAt };
      this.#walk = new StandingWalk(taken, this.#walk?.formula ?? null);
    } catch (error) {
      this.#failure = toCause(error);
    }
  }

  /** Reads the kernel settings that hold in the namespace. */
  readSettings(): void {
    const visit = this.#means.entry.visit(this.#id, this.#paths, () => readSettings(PROC_ROOT));
    this.#settings = visit.kind === 'done' ? visit.answer : null;
    this.#settingsReadAt = this.#means.now();
  }

  /** Its settings that are not those of the agent's own namespace. What only the host has holds here too. */
  toSettings(own: Partial<KernelSettings>): NamespaceSettings {
    const differing = SETTINGS.map(({ name }) => name).filter((name) => {
      const value = this.#settings?.[name] ?? null;
      return value !== null && JSON.stringify(value) !== JSON.stringify(own[name]);
    });
    const values = Object.fromEntries(differing.map((name) => [name, this.#settings?.[name]]));
    return { namespace: String(this.#id), label: this.#label.label, values };
  }

  /** Figures from before that time are aged. */
  toCount(roundAt: number): NamespaceCount {
    const named = { id: this.#id, label: this.#label.label, kind: this.#label.kind };
    if (this.#walk === null) return { ...named, ...NOT_COUNTED };
    const { counts, unknown, countedAt } = this.#walk;
    const quality = countedAt >= roundAt ? 'exact' : 'aged';
    const hasMoved = this.#walk.hasMoved(this.#running);
    return { ...named, states: counts, unknown, quality, hasMoved, countedAt };
  }

  /** Through the files that are open, as long as anything else leads into the namespace. */
  #readCounters(): Visit<RunningCounts | null> {
    const files = this.#files;
    if (files !== null && this.#paths.some((path) => leadsTo(path, this.#id))) {
      return { kind: 'done', answer: files.read() };
    }
    this.release();
    return this.#means.entry.visit(this.#id, this.#paths, () => {
      this.#files = new CounterFiles();
      return this.#files.read();
    });
  }

  #openInside(open: () => number): number {
    const visit = this.#means.entry.visit(this.#id, this.#paths, open);
    if (visit.kind === 'done') return visit.answer;
    throw new Error(visit.kind === 'gone' ? 'the namespace is gone' : visit.why);
  }

  #remember({ pids, mounts }: SeenNamespace): void {
    const { pid } = this.#label;
    const asked = [...(pid === null ? [] : [pid]), ...pids.slice(0, MAX_PATHS)];
    this.#paths = [...mounts, ...asked.map((member) => `/proc/${member}/ns/net`)];
  }
}
