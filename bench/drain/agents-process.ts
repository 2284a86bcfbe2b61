// Many built agents' spools and uplinks in one process: fills the spools, then connects all and waits until they are empty.
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { UplinkRow } from '@finwait/contracts';
import { loadBuiltAgent, type BuiltSpool } from '../../e2e/src/processes/built-agent.ts';
import { HostTrace } from '../trace/host-trace.ts';
import type { DrainMessage, DrainOrder } from './order.ts';

const TICK_MS = 10_000;
const LOOK_EVERY_MS = 10;
const PROFILE = { agentVersion: 'bench', source: 'netlink', platform: 'Linux bench', intervalMs: TICK_MS };

process.once('message', (order: DrainOrder) => void drain(order));

async function drain({ url, credentials, rows, dir }: DrainOrder): Promise<void> {
  const { Spool, Outbox, Uplink, toSpoolFolder } = await loadBuiltAgent();
  const log = () => {};
  const fillFrom = performance.now();
  const spools = credentials.map((_, host) => {
    const spool = new Spool({ folder: toSpoolFolder(join(dir, String(host)), url), log });
    fill(spool, host, rows);
    return spool;
  });
  say({ kind: 'filled', bytes: sumBytes(dir), seconds: toSeconds(fillFrom) });
  const cpuBefore = process.cpuUsage();
  const drainFrom = performance.now();
  const uplinks = spools.map((spool) => {
    const inspect = () => Promise.reject(new Error('nobody asks'));
    return new Uplink({ api: url, profile: PROFILE, outbox: new Outbox(spool), inspect, log });
  });
  const ended = uplinks.map((uplink, host) => uplink.run(credentials[host] ?? ''));
  while (spools.some(({ size }) => size.all > 0)) await pause(LOOK_EVERY_MS);
  const seconds = toSeconds(drainFrom);
  const { user, system } = process.cpuUsage(cpuBefore);
  say({ kind: 'drained', seconds, cpuMs: (user + system) / 1_000 });
  await Promise.all([...uplinks.map((uplink) => uplink.stop()), ...ended]);
}

function fill(spool: BuiltSpool, host: number, rows: number): void {
  const trace = new HostTrace(host);
  const firstAt = Math.floor(Date.now() / TICK_MS) * TICK_MS - rows * TICK_MS;
  for (let seq = 1; seq <= rows; seq += 1) {
    const { takenAt, values } = trace.next(firstAt + seq * TICK_MS);
    const row: UplinkRow = [seq, takenAt, 0, ...values];
    spool.append({ run: `bench-${host}`, row });
  }
}

function sumBytes(dir: string): number {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' }).reduce(
    (sum, path) => sum + (path.endsWith('.segment') ? statSync(join(dir, path)).size : 0),
    0,
  );
}

function toSeconds(from: number): number {
  return (performance.now() - from) / 1_000;
}

function say(message: DrainMessage): void {
  process.send?.(message);
}
