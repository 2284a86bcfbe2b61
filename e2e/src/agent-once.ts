import { join } from 'node:path';
import type { HostNamespaces } from '@finwait/contracts';
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
  readonly namespaces: HostNamespaces;
}

/** Runs the built agent once, beside the rig's sockets, by way of another program if one is given. */
export async function readAgentOnce(
  rig: Rig,
  source: string,
  via: readonly string[] = [],
): Promise<AgentReading> {
  const [program = '', ...words] = [...via, process.execPath, AGENT];
  const { exitCode, stdout, stderr } = await rig.run({
    argv: [program, ...words, '--once', '--json', '--source', source],
  });
  if (exitCode !== 0) throw new Error(`the agent exited with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout) as AgentReading;
}
