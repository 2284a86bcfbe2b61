import Database from 'better-sqlite3';
import { COLUMN_NAMES } from '@finwait/tcp';
import { scratchDatabase } from '../testing/scratch-database.js';
import { HistoryTables } from './history-tables.js';
import { LateMinutes } from './late-minutes.js';
import { FLEET_HOST } from './sealer.js';
import { toColumnPlace, ROW_FIELDS } from './store-column.js';

const MINUTE = 60_000;
/** Where an hour begins that is open. */
const OPEN = Date.UTC(2026, 10, 26, 2);
const scratch = scratchDatabase();
const figures = COLUMN_NAMES.map(() => null);
const LISTEN = ROW_FIELDS.length + toColumnPlace(COLUMN_NAMES[0] as string);

let database: Database.Database;
let tables: HistoryTables;
beforeEach(() => {
  database = new Database(scratch.path, { timeout: 0 });
  database.pragma('synchronous = OFF');
  tables = new HistoryTables(database);
});
afterEach(() => database.close());

/** Stores a snapshot of a host, or the totals of a minute, and tells of it. */
function store(late: LateMinutes, hostId: number, takenAt: number, listening: number): void {
  tables.addSample([hostId, takenAt, 0, 0, null, null, listening, ...figures.slice(1)]);
  late.note(hostId, takenAt);
}

function sumAnew(late: LateMinutes, openFrom = OPEN): void {
  const steps = late.sumAnew(openFrom);
  while (!steps.next().done);
}

/** The fleet's listening sockets, by the minute of the open hour. */
function readMinutes(): Record<number, number | undefined> {
  const { at, series } = tables.readHot(FLEET_HOST, OPEN, OPEN + 60 * MINUTE);
  return Object.fromEntries([...at].map((time, row) => [(time - OPEN) / MINUTE, series[LISTEN]?.[row]]));
}

describe('LateMinutes', () => {
  it('sums what came late before a restart, which it was not told of', () => {
    const former = new LateMinutes(tables, OPEN + 3 * MINUTE);
    for (const minute of [1, 2, 3]) store(former, 1, OPEN + minute * MINUTE - 5_000, minute);
    const late = new LateMinutes(tables, OPEN + 3 * MINUTE);
    store(late, 1, OPEN - 30 * MINUTE, 9);
    sumAnew(late);
    expect(readMinutes()).toEqual({ 0: 9, 1: 1, 2: 2, 3: 3 });
  });

  it('sums minutes without totals, since the process was held up', () => {
    const late = new LateMinutes(tables, OPEN);
    sumAnew(late);
    for (const minute of [1, 2, 3, 4]) store(late, 1, OPEN + minute * MINUTE - 5_000, minute);
    store(late, FLEET_HOST, OPEN + MINUTE, 1);
    store(late, FLEET_HOST, OPEN + 4 * MINUTE, 4);
    sumAnew(late);
    expect(readMinutes()).toEqual({ 1: 1, 2: 2, 3: 3, 4: 4 });
  });

  it('sums again what came late when a pass could not be finished', () => {
    const late = new LateMinutes(tables, OPEN + 2 * MINUTE);
    sumAnew(late);
    for (const minute of [1, 2]) store(late, 1, OPEN + minute * MINUTE - 5_000, minute);
    const other = new Database(scratch.path);
    other.exec('BEGIN IMMEDIATE');
    expect(() => sumAnew(late)).toThrow('database is locked');
    other.close();
    sumAnew(late);
    expect(readMinutes()).toEqual({ 1: 1, 2: 2 });
  });

  it('sums in the next pass what comes during one, be its minute summed there or not', () => {
    const late = new LateMinutes(tables, OPEN + 2 * MINUTE);
    store(late, 1, OPEN + MINUTE - 5_000, 1);
    const steps = late.sumAnew(OPEN);
    steps.next();
    store(late, 1, OPEN + 2 * MINUTE - 5_000, 2);
    store(late, 2, OPEN + MINUTE - 1_000, 10);
    store(late, FLEET_HOST, OPEN + 3 * MINUTE, 12);
    while (!steps.next().done);
    sumAnew(late);
    expect(readMinutes()).toEqual({ 1: 11, 2: 12, 3: 12 });
  });

  it('takes a snapshot of the last second of a closed hour for what the open one begins with', () => {
    const late = new LateMinutes(tables, OPEN + 2 * MINUTE);
    sumAnew(late);
    store(late, 1, OPEN - 1_000, 5);
    store(late, 1, OPEN + 2 * MINUTE - 1_000, 6);
    sumAnew(late);
    expect(readMinutes()).toEqual({ 0: 5, 1: 5, 2: 6 });
  });

  it('sums hours at most, however far a clock was set', () => {
    const late = new LateMinutes(tables, OPEN);
    store(late, 1, OPEN + 1_000, 1);
    store(late, FLEET_HOST, OPEN + 100 * 365 * 24 * 60 * MINUTE, 1);
    sumAnew(late);
    expect(readMinutes()).toEqual({});
  });
});
