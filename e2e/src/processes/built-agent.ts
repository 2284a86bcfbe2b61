import { join } from 'node:path';
import type { AgentCost, AgentProfile, InspectionAnswer, UplinkRow } from '@finwait/contracts';
import { ROOT } from './repository.ts';

type Log = (level: string, message: string) => void;

/** The spool of the built agent. */
export interface BuiltSpool {
  readonly size: { readonly all: number };
  append(snapshot: { readonly run: string; readonly row: UplinkRow }): unknown;
  close(): Promise<void>;
}

/** What an uplink of the built agent is made of. */
export interface BuiltUplinkSettings {
  readonly api: string;
  readonly profile: AgentProfile;
  readonly outbox: object;
  readonly inspect: () => Promise<InspectionAnswer>;
  readonly log: Log;
}

/** The uplink of the built agent. */
export interface BuiltUplink {
  push(
    snapshot: { readonly run: string; readonly row: UplinkRow },
    cost: AgentCost,
    intervalMs: number,
  ): void;
  run(credential: string): Promise<{ readonly kind: string }>;
  stop(): Promise<void>;
}

/** The parts of the built agent between a snapshot and the API. */
export interface BuiltAgent {
  readonly Spool: new (settings: { readonly folder: string; readonly log: Log }) => BuiltSpool;
  readonly Outbox: new (spool: BuiltSpool) => object;
  readonly Uplink: new (settings: BuiltUplinkSettings) => BuiltUplink;
  readonly toSpoolFolder: (stateDir: string, api: string) => string;
}

/** Loads them from where the build puts them. */
export async function loadBuiltAgent(): Promise<BuiltAgent> {
  const load = (path: string) => import(join(ROOT, 'apps/agent/dist', path)) as Promise<BuiltAgent>;
  const { Spool, toSpoolFolder } = await load('spool/spool.js');
  const { Outbox } = await load('outbox.js');
  const { Uplink } = await load('uplink.js');
  return { Spool, toSpoolFolder, Outbox, Uplink };
}
