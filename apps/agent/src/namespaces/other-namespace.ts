import type { NamespaceCount, NamespaceSettings } from '@finwait/contracts/protocol';
import { SAMPLE_FLAGS, SETTINGS, type KernelSettings } from '@finwait/tcp';
import { toCause } from '../cause.js';
import { readSettings } from '../settings/read-settings.js';
import { PROC_ROOT, type SocketCount } from '../sources/reading.js';
import type { CountIn } from '../sources/source.js';
import type { SeenNamespace } from './discovery.js';
import type { NamespaceEntry } from './entry.js';
import { readKernelText } from './kernel-text.js';
import { readLabel, type NamespaceLabel } from './label.js';
import { toStillness } from './stillness.js';

/** How namespaces are entered and counted. */
export interface CountingMeans {
  readonly entry: NamespaceEntry;
  readonly countIn: CountIn;
  readonly now: () => number;
}

/** The figures of one walk. */
interface Walk extends SocketCount {
  /** The counters before it; `null` when it may have missed sockets. */
  readonly stillness: string | null;
  readonly countedAt: number;
}

/** Some changes move no counter, so the longest that figures stand without one is bounded. */
const STANDS_FOR_MS = 300_000;
/** Processes whose paths are tried; the namespace counts as gone when none of them leads there any more. */
const MAX_PATHS = 8;
const NOT_COUNTED = { states: null, unknown: null, quality: null, hasMoved: false, countedAt: null } as const;
/** Follows the thread that reads, so inside another namespace it is that one's. */
const COUNTERS = '/proc/thread-self/net';

/**
 * Counts the sockets of one other namespace when its counters say that something changed. Between two calls it holds no
 * file and no socket of the namespace, so it keeps none alive.
 */
export class OtherNamespace {
  readonly #means: CountingMeans;
  readonly #id: number;
  readonly #label: NamespaceLabel;
  readonly #mount: string | undefined;
  #paths: readonly string[] = [];
  #stillness: string | null = null;
  #walk: Walk | null = null;
  #failure: string | null = null;
  #settings: KernelSettings | null = null;

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

  /** Looks at the counters; false when nothing leads into the namespace any more. */
  look(): boolean {
    const visit = this.#means.entry.visit(this.#id, this.#paths, readStillness);
    this.#failure = visit.kind === 'refused' ? visit.why : null;
    this.#stillness = visit.kind === 'done' ? visit.answer : null;
    return visit.kind !== 'gone';
  }

  /** Handshakes end without a counter, so where there are any only a walk can tell. */
  get needsWalk(): boolean {
    if (this.#failure !== null) return false;
    if (this.#walk === null || this.#hasMoved || this.#walk.counts.SYN_RECV !== 0) return true;
    return this.#means.now() - this.countedAt >= STANDS_FOR_MS;
  }

  /** Counts every socket. When that fails the earlier figures stand. */
  async walk(): Promise<void> {
    const { entry, countIn, now } = this.#means;
    const stillness = this.#stillness;
    const countedAt = now();
    try {
      const count = await countIn((open) => {
        const visit = entry.visit(this.#id, this.#paths, open);
        if (visit.kind !== 'done')
          throw new Error(visit.kind === 'gone' ? 'the namespace is gone' : visit.why);
        return visit.answer;
      });
      const isWhole = (count.flags & SAMPLE_FLAGS.moved) === 0;
      this.#walk = { ...count, stillness: isWhole ? stillness : null, countedAt };
      this.look();
    } catch (error) {
      this.#failure = toCause(error);
    }
  }

  /** Reads the kernel settings that hold in the namespace. */
  readSettings(): void {
    const visit = this.#means.entry.visit(this.#id, this.#paths, () => readSettings(PROC_ROOT));
    this.#settings = visit.kind === 'done' ? visit.answer : null;
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
    return { ...named, states: counts, unknown, quality, hasMoved: this.#hasMoved, countedAt };
  }

  get #hasMoved(): boolean {
    return this.#stillness === null || this.#stillness !== this.#walk?.stillness;
  }

  #remember({ pids, mounts }: SeenNamespace): void {
    const { pid } = this.#label;
    const asked = [...(pid === null ? [] : [pid]), ...pids.slice(0, MAX_PATHS)];
    this.#paths = [...mounts, ...asked.map((member) => `/proc/${member}/ns/net`)];
  }
}

function readStillness(): string | null {
  const read = (name: string) => readKernelText(`${COUNTERS}/${name}`);
  return toStillness({ sockstat: read('sockstat'), sockstat6: read('sockstat6'), snmp: read('snmp') });
}
