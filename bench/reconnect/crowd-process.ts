// Many built agents' spools and uplinks in one process. Told to, each takes a snapshot; says so when all are acknowledged.
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { UplinkRow } from '@finwait/contracts';
import { loadBuiltAgent, type BuiltSpool, type BuiltUplink } from '../../e2e/src/processes/built-agent.ts';
import { HostTrace } from '../trace/host-trace.ts';
import type { CrowdOrder } from './crowd.ts';

const TICK_MS = 10_000;
const LOOK_EVERY_MS = 10;
const PROFILE = { agentVersion: 'bench', source: 'netlink', platform: 'Linux bench', intervalMs: TICK_MS };
const COST = { cpuMs: 1, rssBytes: 50_000_000 };

interface Player {
  readonly run: string;
  readonly trace: HostTrace;
  readonly spool: BuiltSpool;
  readonly uplink: BuiltUplink;
}

const players: Player[] = [];
let seq = 0;

process.on('message', (message: CrowdOrder | 'take') => {
  if (message === 'take') void take();
  else void connect(message);
});

async function connect({ url, credentials, dir }: CrowdOrder): Promise<void> {
  const { Spool, Outbox, Uplink, toSpoolFolder } = await loadBuiltAgent();
  const log = () => {};
  const inspect = () => Promise.reject(new Error('nobody asks'));
  for (const [host, credential] of credentials.entries()) {
    const spool = new Spool({ folder: toSpoolFolder(join(dir, String(host)), url), log });
    const uplink = new Uplink({ api: url, profile: PROFILE, outbox: new Outbox(spool), inspect, log });
    players.push({ run: `bench-${host}`, trace: new HostTrace(host), spool, uplink });
    void uplink.run(credential);
  }
  await take();
}

async function take(): Promise<void> {
  seq += 1;
  for (const { run, trace, uplink } of players) {
    const { takenAt, values } = trace.next(Date.now());
    const row: UplinkRow = [seq, takenAt, 0, ...values];
    uplink.push({ run, row }, COST, TICK_MS);
  }
  while (players.some(({ spool }) => spool.size.all > 0)) await pause(LOOK_EVERY_MS);
  process.send?.('served');
}
