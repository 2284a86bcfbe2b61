import Database from 'better-sqlite3';
import { COLUMN_NAMES } from '@finwait/tcp';
import { HISTORY_STORE_RULES } from '../../testing/history-store-rules.js';
import { MemoryStore } from '../../testing/memory-store.js';
import { scratchDatabase } from '../../testing/scratch-database.js';
import { addHosts } from '../../testing/sealed-history.js';
import { HistoryReader } from '../history-reader.js';
import { HistoryWriter } from '../history-writer.js';
import type { RangeQuery } from '../range-query.js';
import { SampleStore, type Sample } from '../sample.store.js';
import type { HistoryStore } from './history-store.js';
import { SqliteHistoryStore } from './sqlite-history-store.js';

describe('the history in SQLite', () => {
  const scratch = scratchDatabase();
  let parts: [HistoryWriter, HistoryReader];
  beforeEach(() => {
    const database = new Database(scratch.path);
    addHosts(database, 1, 2);
    database.close();
  });
  afterEach(close);

  function open(): HistoryStore {
    const [writer, reader] = (parts = [new HistoryWriter(scratch.path), new HistoryReader(scratch.path)]);
    return new SqliteHistoryStore(writer, reader, new SampleStore(scratch.prisma));
  }

  async function close(): Promise<void> {
    for (const part of parts) await part.onApplicationShutdown();
  }

  it.each(HISTORY_STORE_RULES)('$title', ({ check }) => check(open(), () => close().then(open)));
});

describe('a history in memory', () => {
  it.each(HISTORY_STORE_RULES)('$title', ({ check }) => {
    const store = new MemoryStore();
    return check(store, () => store.reopen());
  });
});

/** Stores that are wrong in one way each, and the rule that tells. */
const BROKEN: readonly (readonly [string, new () => MemoryStore])[] = [
  [
    'gives back every figure',
    class extends MemoryStore {
      override append(samples: readonly Sample[]) {
        const values = (sample: Sample) => sample.values.map((value) => value ?? 0);
        return super.append(samples.map((sample) => ({ ...sample, values: values(sample) })));
      }
    },
  ],
  [
    'includes the beginning',
    class extends MemoryStore {
      override read(query: RangeQuery) {
        return super.read({ ...query, to: query.to + 1 });
      }
    },
  ],
  [
    'keeps the first of two',
    class extends MemoryStore {
      protected override has() {
        return false;
      }
    },
  ],
  [
    'stores all of a batch',
    class extends MemoryStore {
      override async append(samples: readonly Sample[]) {
        for (const sample of samples) await super.append([sample]);
      }
    },
  ],
  [
    'answers the same before and after',
    class extends MemoryStore {
      override seal(closedBefore: number) {
        this.samples = this.samples.filter((_, index) => index % 60 !== 0);
        return super.seal(closedBefore);
      }
    },
  ],
  [
    'answers the same in whatever order',
    class extends MemoryStore {
      #closedBefore = 0;
      override append(samples: readonly Sample[]) {
        return super.append(samples.filter(({ takenAt }) => takenAt >= this.#closedBefore));
      }
      override seal(closedBefore: number) {
        this.#closedBefore = closedBefore;
        return super.seal(closedBefore);
      }
    },
  ],
  [
    'tells a silent hour',
    class extends MemoryStore {
      override append(samples: readonly Sample[]) {
        const late = samples.map((sample) => ({ ...sample, takenAt: sample.takenAt + 3_600_000 }));
        return super.append([...samples, ...late]);
      }
    },
  ],
  [
    'takes a counter that fell',
    class extends MemoryStore {
      override append(samples: readonly Sample[]) {
        const highest = COLUMN_NAMES.map(() => 0);
        const grow = (values: Sample['values']) =>
          values.map((value, place) =>
            value === null ? null : (highest[place] = Math.max(value, highest[place] ?? 0)),
          );
        return super.append(samples.map((sample) => ({ ...sample, values: grow(sample.values) })));
      }
    },
  ],
  [
    'answers in at most',
    class extends MemoryStore {
      override append(samples: readonly Sample[]) {
        const again = samples.filter((sample) => this.has(sample));
        return super.append([
          ...samples,
          ...again.map((sample) => ({ ...sample, takenAt: sample.takenAt + 1 })),
        ]);
      }
    },
  ],
  [
    'sums hosts',
    class extends MemoryStore {
      override read(query: RangeQuery) {
        return super.read({ ...query, hostIds: query.hostIds.slice(0, 1) });
      }
    },
  ],
  [
    'has after a restart',
    class extends MemoryStore {
      override reopen() {
        return Promise.resolve(new MemoryStore());
      }
    },
  ],
  [
    'tells a silent hour',
    class extends MemoryStore {
      override async read(query: RangeQuery) {
        const answer = JSON.parse((await super.read(query)).toString()) as Record<'at' | 'samples', number[]>;
        const at = answer.at.filter((_, entry) => answer.samples[entry] !== 0);
        return Buffer.from(JSON.stringify({ ...answer, at, samples: answer.samples.filter(Boolean) }));
      }
    },
  ],
  [
    'knows the newest',
    class extends MemoryStore {
      override readNewest() {
        return Promise.resolve(this.samples.slice(0, 1));
      }
    },
  ],
  [
    'knows after a restart when a host',
    class extends MemoryStore {
      override retain(...[policy, now]: Parameters<MemoryStore['retain']>) {
        const report = super.retain(policy, now);
        this.lastHeard.clear();
        return report;
      }
    },
  ],
  [
    'removes what is older',
    class extends MemoryStore {
      override retain() {
        return Promise.resolve({ removals: [], overBytes: undefined });
      }
    },
  ],
];

describe('the rules of a history', () => {
  it.each(BROKEN)('tell a store that breaks "%s"', async (title, Broken) => {
    const rule = HISTORY_STORE_RULES.find((known) => known.title.startsWith(title));
    const broken = new Broken();
    await expect(rule?.check(broken, () => broken.reopen())).rejects.toMatchObject({ code: 'ERR_ASSERTION' });
  });

  it('are each broken by one of those', () => {
    const broken = HISTORY_STORE_RULES.filter(({ title }) =>
      BROKEN.some(([start]) => title.startsWith(start)),
    );
    expect(broken).toEqual(HISTORY_STORE_RULES);
  });
});
