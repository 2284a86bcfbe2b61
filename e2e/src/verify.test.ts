import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { killAll } from './processes/process-under-test.ts';
import { runProgram } from './processes/program.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { enrol, startApi } from './processes/started-api.ts';

const dir = scratchDir();

afterAll(killAll);

describe('verify', () => {
  it('finds nothing wrong with the database of an API that runs', async () => {
    const dataDir = join(dir, 'running');
    const api = await startApi(dataDir);
    await enrol(api.url, 'some-host');
    const { code, stdout, stderr } = await runProgram('verify', ['--data-dir', dataDir]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/finwait\.db, [\d.]+ kB, in [\d.]+ s\nhosts: 1\nraw: 0 chunks/);
    api.process.kill('SIGTERM');
    await api.process.ended;
  });

  it('exits with 1 and a line for each fault, or with one object', async () => {
    const dataDir = join(dir, 'bad');
    const api = await startApi(dataDir);
    await enrol(api.url, 'some-host');
    api.process.kill('SIGKILL');
    await api.process.ended;
    const database = new DatabaseSync(join(dataDir, 'finwait.db'));
    database.exec(
      `INSERT INTO Chunk (hostId, tier, startAt, lastAt, blob) VALUES (1, 'raw', 0, 5, X'01020304050607')`,
    );
    database.close();
    const asText = await runProgram('verify', ['--data-dir', dataDir]);
    expect(asText.code).toBe(1);
    expect(asText.stdout).toMatch(
      /^chunk_damaged: some-host raw 1970-01-01T00:00:00\.000Z: its CRC32 is \w+, stated is 02030405\. Its time is/,
    );
    const asJson = await runProgram('verify', [
      '--database',
      join(dataDir, 'finwait.db'),
      '--json',
      '--quick',
    ]);
    expect(asJson.code).toBe(1);
    expect(JSON.parse(asJson.stdout)).toMatchObject({
      isClean: false,
      faults: [{ code: 'chunk_damaged', host: 'some-host', tier: 'raw', startAt: 0 }],
      counts: { hosts: 1, chunks: { raw: { chunks: 1, rows: 0, bytes: 7 } } },
    });
  });

  it('refuses options that it cannot use with exit code 2, all of them together', async () => {
    mkdirSync(join(dir, 'empty'));
    const { code, stdout, stderr } = await runProgram('verify', [
      ...['--data-dir', join(dir, 'empty'), '--colour', '--json=yes', '--database', 'x', 'y'],
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const part of ['--colour', '--json: takes no value', '"y"', 'there is no file', '--data-dir out'])
      expect(stderr).toContain(part);
  });
});
