import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { HostDetail } from '@finwait/contracts';
import type { Cost } from './contender.ts';
import { readProcessCpuMs, readResidentMb } from './processor-time.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const TOKEN = 'the-admin-token-of-the-collector-benchmark';

async function printed(child: ChildProcess, stream: 'stdout' | 'stderr', pattern: RegExp): Promise<string> {
  let text = '';
  for (;;) {
    const [chunk] = (await once(child[stream] ?? child, 'data')) as [Buffer];
    text += chunk.toString();
    const match = pattern.exec(text);
    if (match) return match[1] ?? '';
  }
}

/** The built agent streaming to a built API once a second: its whole process, and what it says itself of its reads. */
export async function measureAgent(sweeps: number): Promise<readonly [whole: Cost, read: Cost]> {
  const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
  const api = spawn(process.execPath, [join(ROOT, 'apps/api/dist/main.js')], {
    env: { ...process.env, FINWAIT_PORT: '0', FINWAIT_DATA_DIR: dir, FINWAIT_BOOTSTRAP_TOKEN: TOKEN },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await printed(api, 'stdout', /Finwait is at (\S+) /);
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const enrolment = await fetch(`${url}/api/v1/enrolments`, { method: 'POST', headers, body: '{}' });
  const { token } = (await enrolment.json()) as { token: string };
  const options = ['--api', url, '--name', 'bench', '--interval', '1s', '--cpu-budget', '100%'];
  const agent = spawn(process.execPath, [join(ROOT, 'apps/agent/dist/main.js'), ...options], {
    env: { ...process.env, FINWAIT_TOKEN: token, FINWAIT_STATE_DIR: join(dir, 'state') },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  await printed(agent, 'stderr', /(connected) to/);
  const readHost = async () =>
    (await (await fetch(`${url}/api/v1/hosts/bench`, { headers })).json()) as HostDetail;
  const nextSnapshot = async (after: number): Promise<HostDetail> => {
    for (;;) {
      const host = await readHost();
      if ((host.takenAt ?? 0) > after) return host;
      await new Promise((resume) => setTimeout(resume, 20));
    }
  };
  const pid = agent.pid ?? 0;
  let host = await nextSnapshot((await nextSnapshot((await nextSnapshot(0)).takenAt ?? 0)).takenAt ?? 0);
  const whole: number[] = [];
  const read: number[] = [];
  for (let sweep = 0; sweep < sweeps; sweep += 1) {
    const before = readProcessCpuMs(pid);
    host = await nextSnapshot(host.takenAt ?? 0);
    whole.push(readProcessCpuMs(pid) - before);
    read.push(host.agent.cpuMs ?? Number.NaN);
  }
  const residentMb = readResidentMb(pid);
  for (const child of [agent, api]) {
    child.kill();
    await once(child, 'exit');
  }
  rmSync(dir, { recursive: true, force: true });
  return [
    { name: 'finwait-agent, whole process', cpuMs: whole, residentMb },
    { name: 'finwait-agent, its read', cpuMs: read, residentMb },
  ];
}
