import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { eventually } from '../processes/condition.ts';
import { killAll, ProcessUnderTest } from '../processes/process-under-test.ts';
import { AGENT } from '../processes/repository.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { newEnrolmentToken, startApi } from '../processes/started-api.ts';

const HOSTS = ['one', 'two', 'three', 'four'];
const KILLS_WHILE_AWAY = 10;
const KILLS_IN_REPLAY = 15;
/** Two segments, twenty messages. */
const FILLED_ROWS = 4_000;
/** From the moment that an agent has opened its spool. */
const LONGEST_LIFE_MS = 300;

const dir = scratchDir();
const dataDir = join(dir, 'data');

afterAll(killAll);

interface Row {
  readonly seq: number;
  readonly takenAt: number;
}

/** What the history holds of a host, oldest first. */
function readRows(host: string): Row[] {
  const database = new DatabaseSync(join(dataDir, 'finwait.db'), { readOnly: true });
  const rows = database
    .prepare('SELECT seq, takenAt FROM Sample JOIN Host ON Host.id = hostId WHERE name = ? ORDER BY takenAt')
    .all(host) as unknown as Row[];
  database.close();
  return rows;
}

/** A host whose agent is killed again and again. */
class Host {
  readonly name: string;
  readonly stateDir: string;
  /** The times of all snapshots that were on the disk at a kill. */
  readonly seen = new Set<number>();

  private readonly api: string;
  private readonly token: string;

  constructor(name: string, api: string, token: string) {
    this.name = name;
    this.api = api;
    this.token = token;
    this.stateDir = join(dir, name);
    mkdirSync(this.stateDir);
  }

  start(): ProcessUnderTest {
    return new ProcessUnderTest([AGENT, '--api', this.api, '--name', this.name, '--interval', '100ms'], {
      FINWAIT_TOKEN: this.token,
      FINWAIT_STATE_DIR: this.stateDir,
    });
  }

  /** Starts and kills the agent so many times, each at a random moment; the answer is how each life ended. */
  async kill(times: number): Promise<(NodeJS.Signals | null)[]> {
    const ends: (NodeJS.Signals | null)[] = [];
    for (let kill = 0; kill < times; kill += 1) {
      const agent = this.start();
      await agent.printed(/wait in the spool|connected to/);
      await pause(Math.random() * LONGEST_LIFE_MS);
      agent.kill('SIGKILL');
      ends.push((await agent.ended).signal);
      for (const takenAt of this.readSpool()) this.seen.add(takenAt);
    }
    return ends;
  }

  /** Adds a backlog that ends at this time. */
  fillSpool(lastAt: number): void {
    const program = join(import.meta.dirname, 'fill-spool.ts');
    execFileSync(process.execPath, [
      '--no-warnings',
      program,
      this.stateDir,
      this.api,
      ...[FILLED_ROWS, lastAt].map(String),
    ]);
  }

  /** When the snapshots were taken whose records are whole. */
  readSpool(): number[] {
    const spool = join(this.stateDir, 'spool');
    const segments = readdirSync(spool, { recursive: true, encoding: 'utf8' });
    return segments
      .filter((path) => path.endsWith('.segment'))
      .flatMap((path) => readFileSync(join(spool, path), 'utf8').split('\n'))
      .map((line) => Number(/^[0-9a-f]{8}1\["[^"]+",\d+,(\d+),.*\]$/.exec(line)?.[1]))
      .filter((takenAt) => !Number.isNaN(takenAt));
  }
}

/** Places where a snapshot is missing or there twice: within a run each number follows the one before. */
function findHoles(rows: readonly Row[]): Row[] {
  return rows.filter(({ seq }, index) => seq !== 1 && seq !== (rows[index - 1]?.seq ?? 0) + 1);
}

describe('an agent that is killed a hundred times while the API is away and while it replays', () => {
  it('loses no snapshot that was on its disk, leaves no hole in a run, and always starts again', async () => {
    const beganAt = Date.now();
    let api = await startApi(dataDir);
    const port = Number(new URL(api.url).port);
    const tokens = await Promise.all(HOSTS.map(() => newEnrolmentToken(api.url)));
    const hosts = HOSTS.map((name, index) => new Host(name, api.url, tokens[index] ?? ''));
    const first = hosts.map((host) => host.start());
    for (const { name } of hosts) await eventually(() => Promise.resolve(readRows(name).length > 0));
    for (const agent of first) {
      agent.kill('SIGKILL');
      await agent.ended;
    }
    api.process.kill('SIGKILL');
    await api.process.ended;

    for (const host of hosts) host.fillSpool(beganAt);
    const whileAway = await Promise.all(hosts.map((host) => host.kill(KILLS_WHILE_AWAY)));
    api = await startApi(dataDir, port);
    const inReplay = await Promise.all(hosts.map((host) => host.kill(KILLS_IN_REPLAY)));
    expect([...whileAway.flat(), ...inReplay.flat()]).toEqual(Array<string>(100).fill('SIGKILL'));

    const last = hosts.map((host) => host.start());
    const lastStartAt = Date.now();
    for (const { name, seen } of hosts) {
      expect(seen.size).toBeGreaterThan(FILLED_ROWS);
      const isComplete = () => {
        const times = new Set(readRows(name).map(({ takenAt }) => takenAt));
        return [...seen].every((takenAt) => times.has(takenAt)) && Math.max(...times) > lastStartAt;
      };
      await eventually(() => Promise.resolve(isComplete()));
    }
    for (const agent of last) {
      agent.kill('SIGTERM');
      expect(await agent.ended).toEqual({ code: 0, signal: null });
    }
    for (const { name } of hosts) expect(findHoles(readRows(name))).toEqual([]);
  }, 120_000);
});
