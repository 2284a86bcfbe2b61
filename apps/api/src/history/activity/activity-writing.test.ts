import Database from 'better-sqlite3';
import { ACTIVITY_COLUMNS } from '@finwait/tcp';
import fc from 'fast-check';
import { scratchDatabase } from '../../testing/scratch-database.js';
import { answerActivity } from './activity-answer.js';
import { LEAST_DISTANCE_MS, SERVER_DAY_MS, type Reading } from './activity-reading.js';
import { ActivityTables } from './activity-tables.js';
import { ActivityWriting } from './activity-writing.js';

const START = Date.UTC(2026, 10, 1);
const MINUTE = 60_000;
const DAYS = 3;
const ALL_CLOSED = START + (DAYS + 1) * SERVER_DAY_MS;

const scratch = scratchDatabase();
let database: Database.Database;
let tables: ActivityTables;
let writing: ActivityWriting;
beforeEach(() => {
  database = new Database(scratch.path);
  database.pragma('synchronous = 0');
  tables = new ActivityTables(database);
  writing = new ActivityWriting(tables);
});
afterEach(() => database.close());

function finish<Answer>(steps: Generator<undefined, Answer>): Answer {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const toReading = (hostId: number, minute: number, values: Reading['values']): Reading => {
  return { hostId, kind: 'nginx', place: 'unix:/n', at: START + minute * MINUTE, values };
};

const tell = (hostId: number, maxPoints: number) =>
  answerActivity(tables, {
    ...{ kind: 'activity', hostId, host: '', maxPoints, told: [] },
    ...{ from: START + 90 * MINUTE, to: START + DAYS * SERVER_DAY_MS },
  });

const counts = () =>
  ['ServerSeries', 'ServerReading', 'ServerDay'].map(
    (table) => database.prepare(`SELECT COUNT(*) FROM "${table}"`).pluck().get() as number,
  );

describe('ActivityWriting', () => {
  it('packs readings so that no answer changes, in whatever order, how often and however late they come', () => {
    const anyValues = fc.array(fc.option(fc.nat(1_000_000)), {
      minLength: ACTIVITY_COLUMNS.length,
      maxLength: ACTIVITY_COLUMNS.length,
    });
    const anyReadings = fc.uniqueArray(
      fc.record({
        minute: fc.nat(DAYS * 1_440 - 1),
        values: anyValues,
        pass: fc.nat(2),
        isRepeated: fc.boolean(),
      }),
      { selector: ({ minute }) => minute, minLength: 1, maxLength: 60 },
    );
    let hosts = 0;
    fc.assert(
      fc.property(anyReadings, (readings) => {
        const [plain, packed] = [(hosts += 1), (hosts += 1)];
        for (const pass of [0, 1, 2]) {
          const those = readings.filter((each) => each.pass === pass || (each.isRepeated && pass === 2));
          const told = those.map(({ minute, values }) => toReading(packed, minute, values));
          writing.append(told, 0);
          expect(finish(writing.pack(ALL_CLOSED))).toEqual([]);
        }
        writing.append(
          readings.map(({ minute, values }) => toReading(plain, minute, values)),
          0,
        );
        for (const maxPoints of [4, 50, 500])
          expect(JSON.stringify(tell(packed, maxPoints))).toBe(JSON.stringify(tell(plain, maxPoints)));
      }),
      { numRuns: 12 },
    );
  });

  it('leaves out what is no longer kept, and forgets a server of which nothing is left', () => {
    writing.append([toReading(1, 0, [1]), toReading(1, 2 * 1_440, [2])], START + 1);
    expect(counts()).toEqual([1, 1, 0]);
    finish(writing.pack(ALL_CLOSED));
    finish(writing.retain(START + 3 * SERVER_DAY_MS - 1));
    expect(counts()).toEqual([1, 0, 1]);
    finish(writing.retain(START + 3 * SERVER_DAY_MS));
    expect(counts()).toEqual([0, 0, 0]);
  });

  it('packs an hour that is over and leaves the one that is not', () => {
    writing.append([toReading(1, 59, [1]), toReading(1, 60, [2])], 0);
    finish(writing.pack(START + 119 * MINUTE));
    expect(counts()).toEqual([1, 1, 1]);
  });

  it('takes a reading each ten seconds at most', () => {
    writing.append(
      [0, 1 / 12, 1 / 6].map((minute) => toReading(1, minute, [1])),
      0,
    );
    expect(counts()).toEqual([1, 2, 0]);
    const length = SERVER_DAY_MS / LEAST_DISTANCE_MS;
    const at = Float64Array.from({ length }, (_, row) => START + 1 + row * LEAST_DISTANCE_MS);
    tables.writeDay(1, START, { at, series: [at.map(() => 7)] });
    finish(writing.pack(ALL_CLOSED));
    const day = tables.readDay(1, START);
    expect(day?.ok && day.content.at.length).toBe(length);
    expect(counts()).toEqual([1, 0, 1]);
  });
});
