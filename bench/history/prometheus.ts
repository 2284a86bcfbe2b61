import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdirSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readFolderBytes } from './folder-bytes.ts';
import { DAY_HOSTS, type Filled, type HostDay } from './day.ts';

/** Prometheus' version; `undefined` where it is not installed. */
export function readPrometheusVersion(): string | undefined {
  const { stdout, stderr, status } = spawnSync('promtool', ['--version'], { encoding: 'utf8' });
  return status === 0 ? /\d+\.\d+\.\d+/.exec(`${stdout}${stderr}`)?.[0] : undefined;
}

/** Fills Prometheus' blocks from a text of all samples. Source: https://prometheus.io/docs/prometheus/latest/storage/#backfilling-from-openmetrics-format */
export function fillPrometheus(dir: string, day: readonly HostDay[]): Filled {
  mkdirSync(dir, { recursive: true });
  const text = join(dir, 'day.txt');
  const blocks = join(dir, 'blocks');
  writeText(text, day);
  const startedAt = performance.now();
  const made = spawnSync('promtool', ['tsdb', 'create-blocks-from', 'openmetrics', text, blocks], {
    encoding: 'utf8',
  });
  const seconds = (performance.now() - startedAt) / 1_000;
  if (made.status !== 0) throw new Error(`promtool: ${made.stderr}`);
  rmSync(text);
  const snapshots = day.reduce((sum, { at }) => sum + at.length, 0);
  return {
    store: 'Prometheus, blocks of 2 h by promtool',
    hostDayKb: readFolderBytes(blocks) / DAY_HOSTS / 1_000,
    snapshotsPerSecond: snapshots / seconds,
  };
}

/** Prometheus over the blocks in `dir`. */
export async function servePrometheus(
  dir: string,
  port: number,
): Promise<{ url: string; process: ChildProcess }> {
  const config = join(dir, 'prometheus.yml');
  writeFileSync(config, 'global: {}\n');
  const options = [`--config.file=${config}`, `--storage.tsdb.path=${join(dir, 'blocks')}`];
  const limits = ['--storage.tsdb.retention.time=100y', `--web.listen-address=127.0.0.1:${port}`];
  const child = spawn('prometheus', [...options, ...limits], { stdio: 'ignore' });
  process.once('exit', () => child.kill('SIGKILL'));
  const url = `http://127.0.0.1:${port}`;
  const isReady = () =>
    fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error('prometheus has ended');
    await pause(50);
  }
  return { url, process: child };
}

/** Ends a process and waits for it. */
export async function endProcess(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

function writeText(path: string, day: readonly HostDay[]): void {
  const file = openSync(path, 'w');
  for (const name of day[0]?.columns.keys() ?? []) {
    for (const { name: host, at, columns } of day) {
      const figures = columns.get(name) as Float64Array;
      const lines = Array.from(
        at,
        (time, row) => `tcp_sockets{state="${name}",host="${host}"} ${figures[row]} ${time / 1_000}\n`,
      );
      writeSync(file, lines.join(''));
    }
  }
  writeSync(file, '# EOF\n');
  closeSync(file);
}
