import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  isUplinkAck,
  PROTOCOL_VERSION,
  UPLINK_NAMESPACE,
  type History,
  type UplinkClientEvents,
  type UplinkServerEvents,
} from '@finwait/contracts';
import { io, type Socket } from 'socket.io-client';
import { eventually } from './processes/condition.ts';
import { killAll, ProcessUnderTest } from './processes/process-under-test.ts';
import { AGENT } from './processes/repository.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { enrol, newEnrolmentToken, readAsAdmin, startApi } from './processes/started-api.ts';

type Uplink = Socket<UplinkServerEvents, UplinkClientEvents>;

const dir = scratchDir();
const KILLS = 5;

afterAll(killAll);

/** Sends one snapshot after the other for as long as it lives and notes what was acknowledged. */
function stream(url: string, credential: string, acknowledged: Set<number>): () => void {
  const profile = { agentVersion: '0', source: 'netlink', platform: 'test', intervalMs: 100 };
  const uplink: Uplink = io(`${url}${UPLINK_NAMESPACE}`, {
    auth: { credential, v: PROTOCOL_VERSION, profile },
    transports: ['websocket'],
    reconnectionDelay: 20,
    reconnectionDelayMax: 50,
  });
  let takenAt = Date.now();
  let seq = 0;
  const send = async (): Promise<void> => {
    while (uplink.connected) {
      seq += 1;
      takenAt += 1;
      const sentAt = takenAt;
      const rows = [[seq, sentAt, 0, seq] as const];
      const ack: unknown = await uplink
        .timeout(2_000)
        .emitWithAck('snapshots', { v: PROTOCOL_VERSION, run: 'r', rows })
        .catch(() => null);
      if (isUplinkAck(ack) && ack.ok) acknowledged.add(sentAt);
    }
  };
  uplink.on('connect', () => void send());
  return () => uplink.disconnect();
}

async function readTimes(url: string, host: string): Promise<number[]> {
  const path = `/api/v1/hosts/${host}/history?from=-1h&to=${Date.now() + 3_600_000}&states=LISTEN&maxPoints=5000`;
  const history = await readAsAdmin<History>(`${url}${path}`);
  expect(history.tier).toBe('raw');
  return history.at.filter((_, index) => history.samples[index] === 1);
}

interface Row {
  readonly seq: number;
  readonly takenAt: number;
}

/** What the database holds of a host, in the order of the agent's numbers. */
function readSeqs(dataDir: string, host: string): Row[] {
  const database = new DatabaseSync(join(dataDir, 'finwait.db'), { readOnly: true });
  const rows = database
    .prepare('SELECT seq, takenAt FROM Sample JOIN Host ON Host.id = hostId WHERE name = ? ORDER BY seq')
    .all(host) as unknown as Row[];
  database.close();
  return rows;
}

/** Every number of the agent's run once, from the first on, with snapshots taken after `at`. */
function isComplete(rows: readonly Row[], at: number): boolean {
  const first = rows[0]?.seq ?? 0;
  return (rows.at(-1)?.takenAt ?? 0) > at && rows.every(({ seq }, index) => seq === first + index);
}

describe('an API that is killed while agents stream', () => {
  it('holds every acknowledged snapshot once after it is back', async () => {
    const dataDir = join(dir, 'killed');
    let api = await startApi(dataDir);
    const { url } = api;
    const port = Number(new URL(url).port);
    const acknowledged = new Set<number>();
    const stop = stream(url, await enrol(url, 'streaming'), acknowledged);
    const stateDir = join(dir, 'agent');
    mkdirSync(stateDir);
    const agent = new ProcessUnderTest([AGENT, '--api', url, '--name', 'real-agent', '--interval', '100ms'], {
      FINWAIT_TOKEN: await newEnrolmentToken(url),
      FINWAIT_STATE_DIR: stateDir,
    });
    await eventually(async () => (await readTimes(url, 'real-agent').catch(() => [])).length > 2);
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = acknowledged.size;
      await eventually(() => Promise.resolve(acknowledged.size > before + 20));
      api.process.kill('SIGKILL');
      await api.process.ended;
      api = await startApi(dataDir, port);
    }
    const after = acknowledged.size;
    await eventually(() => Promise.resolve(acknowledged.size > after + 20));
    stop();
    const stored = await readTimes(url, 'streaming');
    expect(acknowledged.size).toBeGreaterThan(KILLS * 20);
    expect([...acknowledged].filter((at) => !stored.includes(at))).toEqual([]);
    expect(new Set(stored).size).toBe(stored.length);

    const lastKillAt = Date.now();
    await eventually(() => Promise.resolve(isComplete(readSeqs(dataDir, 'real-agent'), lastKillAt)));
    agent.kill('SIGTERM');
    expect(await agent.ended).toEqual({ code: 0, signal: null });
    api.process.kill('SIGTERM');
    expect(await api.process.ended).toEqual({ code: 0, signal: null });
  }, 120_000);
});
