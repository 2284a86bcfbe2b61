import { readlinkSync } from 'node:fs';
import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  MAX_OTHER_NAMESPACES,
  type HostNamespaces,
  type NamespaceSettings,
} from '@finwait/contracts/protocol';
import type { KernelSettings } from '@finwait/tcp';
import { toCause } from '../cause.js';
import type { Reading, Source } from '../sources/source.js';
import { discoverNamespaces, readOwnNamespace, type Discovery } from './discovery.js';
import { NamespaceEntry } from './entry.js';
import { OtherNamespace, type CountingMeans } from './other-namespace.js';

/** What was found, and the CPU time that it took, user and system. */
export interface Census {
  readonly namespaces: HostNamespaces;
  readonly cpuMs: number;
}

/** A census of a host, whether or not it may see more than the agent's own namespace. */
export type HostCensus = NamespaceCensus | OwnNamespaceOnly;

/** A reading with what was found beside it; the cost is that of both. */
export interface ReadingBeside extends Reading {
  readonly namespaces: HostNamespaces;
}

/** Puts a census beside a reading. */
export function addCensus(reading: Reading, { namespaces, cpuMs }: Census): ReadingBeside {
  const { cost } = reading;
  return { ...reading, cost: { ...cost, cpuMs: cost.cpuMs + cpuMs }, namespaces };
}

/** A census of a host where no other namespace may be entered; it costs nothing. */
export class OwnNamespaceOnly {
  readonly #namespaces: HostNamespaces;

  constructor(why: string) {
    this.#namespaces = { seen: 'own', why, others: [] };
  }

  discover(): Promise<void> {
    return Promise.resolve();
  }

  toSettings(): NamespaceSettings[] {
    return [];
  }

  count(): Promise<Census> {
    return Promise.resolve({ namespaces: this.#namespaces, cpuMs: 0 });
  }

  close(): void {}
}

/** Processes come and go all the time; a namespace that came a moment ago can wait. */
const DISCOVER_EVERY_MS = 30_000;
/**
 * Where looks follow each other at least so often, files stay open from one to the next. They keep a namespace alive, so
 * one that ends lasts at most this much longer, or one lengthened interval.
 */
const KEPT_OPEN_MS = 15_000;
/** A look takes up to 60 µs, so this many hold the event loop for 2 ms. */
const LOOKS_A_TURN = 32;
/** To read the name or the settings of one takes up to half a millisecond. */
const MEETINGS_A_TURN = 4;
/** How many namespaces have their settings read again in one discovery: 4 ms. All 250 have had their turn in 16 minutes. */
const SETTINGS_A_DISCOVERY = 8;
/** A container can make a setting 4 kB long, and one message with all of them must not become too large for the API. */
const MAX_SETTINGS_CHARACTERS = 131_072;
/** Source: PROC_PID_INIT_INO in include/linux/proc_ns.h. */
const INITIAL_PID_NAMESPACE = 'pid:[4026531836]';

/** Counts the other network namespaces of this host, each only when its counters say that something changed. */
export class NamespaceCensus {
  readonly #means: CountingMeans;
  readonly #own = readOwnNamespace();
  #known = new Map<number, OtherNamespace>();
  #discovery: Discovery | null = null;
  #discoveredAt = -Infinity;
  #lookedAt = -Infinity;
  /** Why the last census could not be taken whole. */
  #failure: string | null = null;

  private constructor(means: CountingMeans) {
    this.#means = means;
  }

  /** Finds out whether other namespaces may be entered. `now` is in epoch milliseconds. */
  static async open(source: Source, now: () => number = Date.now): Promise<HostCensus> {
    const countIn = source.countIn?.bind(source);
    if (countIn === undefined) return new OwnNamespaceOnly(`${source.name} reads its own only`);
    const { entry, why } = await NamespaceEntry.open();
    return entry === null ? new OwnNamespaceOnly(why) : new NamespaceCensus({ entry, countIn, now });
  }

  /**
   * Looks at every namespace and counts those that changed, longest uncounted first, until that took the allowance of
   * CPU time; at least one is counted. One call at a time. What fails is said in the answer, where earlier figures stand:
   * the agent's own snapshot must not be lost over it.
   */
  async count(allowanceMs = Infinity): Promise<Census> {
    const roundAt = this.#means.now();
    const cpuBefore = process.cpuUsage();
    this.#failure = null;
    if (Math.abs(roundAt - this.#discoveredAt) >= DISCOVER_EVERY_MS) await this.discover();
    await this.#attempt(async () => {
      await this.#look(roundAt);
      const changed = [...this.#known.values()].filter((namespace) => namespace.needsWalk);
      for (const namespace of changed.sort((one, other) => compare(one.countedAt, other.countedAt))) {
        await namespace.walk();
        if (toCpuMs(cpuBefore) > allowanceMs) break;
      }
    });
    return { namespaces: this.#report(roundAt), cpuMs: toCpuMs(cpuBefore) };
  }

  /** What the settings of other namespaces have different from these, of as many as one message may tell. */
  toSettings(own: Partial<KernelSettings>): NamespaceSettings[] {
    let left = MAX_SETTINGS_CHARACTERS;
    const differing = [...this.#known.values()]
      .map((namespace) => namespace.toSettings(own))
      .filter(({ values }) => Object.keys(values).length > 0);
    return differing.filter((settings) => {
      const { length } = JSON.stringify(settings);
      if (length > left) return false;
      left -= length;
      return true;
    });
  }

  /** Gives back what is held. Call it when no count is under way. */
  close(): void {
    for (const namespace of this.#known.values()) namespace.release();
    this.#means.entry.close();
  }

  /** Looks for namespaces and reads their settings; {@link count} does so by itself every half minute. */
  async discover(): Promise<void> {
    await this.#attempt(() => this.#discover());
  }

  async #attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#failure = toCause(error);
    }
  }

  async #discover(): Promise<void> {
    this.#discovery = await discoverNamespaces(this.#own);
    this.#discoveredAt = this.#means.now();
    const known = new Map<number, OtherNamespace>();
    for (const seen of this.#discovery.namespaces.slice(0, MAX_OTHER_NAMESPACES)) {
      const old = this.#known.get(seen.id);
      known.set(seen.id, old?.isStill(seen) ? old : new OtherNamespace(this.#means, seen));
      await turnAfter(MEETINGS_A_TURN, known.size);
    }
    for (const [id, old] of this.#known) if (known.get(id) !== old) old.release();
    this.#known = known;
    await this.#readSettings();
  }

  /** Of every new namespace, and of some others: those whose settings were read longest ago. */
  async #readSettings(): Promise<void> {
    const waiting = [...this.#known.values()].sort((one, other) =>
      compare(one.settingsReadAt, other.settingsReadAt),
    );
    const unread = waiting.filter(({ settingsReadAt }) => settingsReadAt === -Infinity).length;
    const due = waiting.slice(0, Math.max(unread, SETTINGS_A_DISCOVERY));
    for (const [index, namespace] of due.entries()) {
      namespace.readSettings();
      await turnAfter(MEETINGS_A_TURN, index + 1);
    }
  }

  async #look(roundAt: number): Promise<void> {
    const keepsFiles = Math.abs(roundAt - this.#lookedAt) <= KEPT_OPEN_MS;
    this.#lookedAt = roundAt;
    let looks = 0;
    for (const [id, namespace] of this.#known) {
      if (!namespace.look(keepsFiles)) this.#known.delete(id);
      looks += 1;
      await turnAfter(LOOKS_A_TURN, looks);
    }
  }

  #report(roundAt: number): HostNamespaces {
    const namespaces = [...this.#known.values()];
    const limits = [
      ...(this.#failure === null ? [] : [this.#failure]),
      ...toLimits(this.#discovery),
      ...toFailures(namespaces),
    ];
    return {
      seen: limits.length === 0 ? 'all' : 'some',
      why: limits.length === 0 ? null : limits.join('; '),
      others: namespaces.map((namespace) => namespace.toCount(roundAt)),
    };
  }
}

/** What may have kept namespaces from being found. */
function toLimits(discovery: Discovery | null): string[] {
  if (discovery === null) return [];
  const { namespaces, refused, isTruncated, hidesProcesses } = discovery;
  const limits: string[] = [];
  if (refused > 0) limits.push(`${refused} processes could not be looked at, which takes CAP_SYS_PTRACE`);
  if (hidesProcesses) limits.push('procfs is mounted with hidepid');
  if (isTruncated) limits.push('there are more processes than are looked at');
  if (readlinkSync('/proc/self/ns/pid') !== INITIAL_PID_NAMESPACE) {
    limits.push('only processes of its own PID namespace can be seen');
  }
  if (namespaces.length > MAX_OTHER_NAMESPACES) {
    limits.push(`${MAX_OTHER_NAMESPACES} of ${namespaces.length} other namespaces are counted`);
  }
  return limits;
}

function toFailures(namespaces: readonly OtherNamespace[]): string[] {
  const failures = namespaces.flatMap(({ failure }) => failure ?? []);
  return failures.length === 0 ? [] : [`${failures.length} could not be counted (${failures[0]})`];
}

/** Lets the event loop turn after every so many steps. */
async function turnAfter(most: number, steps: number): Promise<void> {
  if (steps % most === 0) await nextTurn();
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

function toCpuMs(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
