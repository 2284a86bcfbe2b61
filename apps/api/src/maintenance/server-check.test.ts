import Database from 'better-sqlite3';
import { ACTIVITY_COLUMNS } from '@finwait/tcp';
import { SERVER_DAY_MS } from '../history/activity/activity-reading.js';
import { ActivityTables } from '../history/activity/activity-tables.js';
import { ActivityWriting } from '../history/activity/activity-writing.js';
import { encodeChunk } from '../history/chunk/chunk-code.js';
import { readMigrations } from '../storage/migration-files.js';
import { addHosts } from '../testing/sealed-history.js';
import { MIGRATIONS_DIR, scratchDatabase } from '../testing/scratch-database.js';
import { checkDatabase } from './database-check.js';

const scratch = scratchDatabase();
const DAY = Date.UTC(2026, 10, 1);
const MINUTE = 60_000;

let database: Database.Database;
beforeEach(() => {
  database = new Database(scratch.path);
  addHosts(database, 1);
  const writing = new ActivityWriting(new ActivityTables(database));
  const values = ACTIVITY_COLUMNS.map(() => 7);
  const readings = Array.from({ length: 3_000 }, (_, minute) => {
    return { hostId: 1, kind: 'nginx' as const, place: 'unix:/n', at: DAY + minute * MINUTE, values };
  });
  writing.append(readings, 0);
  const steps = writing.pack(DAY + 2.5 * SERVER_DAY_MS);
  while (!steps.next().done);
  writing.append([{ ...readings[0]!, at: DAY + 2.5 * SERVER_DAY_MS }], 0);
});
afterEach(() => database.close());

async function check() {
  const migrations = await readMigrations(MIGRATIONS_DIR);
  const steps = checkDatabase({ path: scratch.path, migrations, isQuick: false });
  const faults: string[] = [];
  for (;;) {
    const step = steps.next();
    if (step.done) return { faults, servers: step.value?.servers };
    if (step.value) {
      const { code, host, tier, startAt, cause } = step.value;
      const day = startAt === null ? '' : ` ${(startAt - DAY) / SERVER_DAY_MS}`;
      faults.push(`${code} ${host} ${tier}${day}: ${cause}`);
    }
  }
}

const writeBlob = (day: number, blob: Uint8Array) =>
  database
    .prepare('UPDATE "ServerDay" SET "blob" = ? WHERE "startAt" = ?')
    .run(blob, DAY + day * SERVER_DAY_MS);

describe('the check of what servers do', () => {
  it('finds nothing wrong with what was packed, and counts it', async () => {
    expect(await check()).toMatchObject({ faults: [], servers: { days: 3, rows: 3_000 } });
  });

  it('names days that cannot be read or are not of their place, and odd readings', async () => {
    writeBlob(0, new Uint8Array([3, 1, 2, 3, 4, 5]));
    const at = Float64Array.of(DAY);
    writeBlob(1, encodeChunk({ at, series: [at], columnCount: 1 }));
    database.prepare('UPDATE "ServerReading" SET "figures" = ?').run('[1.5]');
    expect((await check()).faults).toEqual([
      'row_unreadable host-1 null: the reading of unix:/n at 2026-11-03T12:00:00.000Z holds something else than whole numbers',
      expect.stringMatching(
        /^chunk_damaged host-1 servers 0: unix:\/n: its CRC32 is \w+, stated is 01020304$/,
      ),
      'chunk_misplaced host-1 servers 1: unix:/n: its rows are of 2026-11-01T00:00:00.000Z to 2026-11-01T00:00:00.000Z',
    ]);
  });

  it('names servers of a host that never was', async () => {
    database.prepare('DELETE FROM "Host"').run();
    expect((await check()).faults).toEqual([
      'history_without_host #1 null: no host has this number, and 1 servers name it',
    ]);
  });
});
