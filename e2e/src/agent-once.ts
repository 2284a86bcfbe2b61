import { join } from 'node:path';
import type { State } from '@finwait/tcp';
import type { Rig } from './sockets/rig.ts';

const AGENT = join(import.meta.dirname, '../../apps/agent/dist/main.js');

/** What `finwait-agent --once --json` prints. */
export interface AgentReading {
  readonly host: string;
  readonly takenAt: number;
  readonly source: string;
  readonly states: Readonly<Record<State, number | null>>;
  readonly unknown: number | null;
  readonly counters: Readonly<Record<string, number | null>>;
  readonly gauges: Readonly<Record<string, number | null>>;
  readonly quality: unknown;
  readonly cost: { readonly cpuMs: number; readonly rssBytes: number };
}

/** Runs the built agent once, beside the rig's sockets. */
export async function readAgentOnce(rig: Rig, source: string): Promise<AgentReading> {
  const { exitCode, stdout, stderr } = await rig.run({
    argv: [process.execPath, AGENT, '--once', '--json', '--source', source],
  });
  if (exitCode !== 0) throw new Error(`the agent exited with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout) as AgentReading;
}
