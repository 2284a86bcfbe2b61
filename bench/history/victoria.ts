import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

const PROGRAM = 'victoria-metrics';

/** A name and the figures of one series: what is unknown is left out. */
export interface NamedSeries {
  readonly labels: Readonly<Record<string, string>>;
  readonly at: Float64Array;
  readonly figures: Float64Array;
}

/** VictoriaMetrics on a data dir and a port of the bench. Source: https://docs.victoriametrics.com/single-server-victoriametrics/ */
export class VictoriaMetrics {
  readonly url: string;
  readonly #process: ChildProcess;

  private constructor(dir: string, port: number) {
    this.url = `http://127.0.0.1:${port}`;
    const options = [`-storageDataPath=${dir}`, `-httpListenAddr=127.0.0.1:${port}`, '-retentionPeriod=100y'];
    const limits = [
      '-search.maxUniqueTimeseries=1000000',
      '-search.latencyOffset=0s',
      '-search.maxSamplesPerQuery=10000000000',
      '-search.maxQueryDuration=300s',
    ];
    const child = spawn(PROGRAM, [...options, ...limits], { stdio: 'ignore' });
    process.once('exit', () => child.kill('SIGKILL'));
    this.#process = child;
  }

  /** Whether it can be started here. */
  static isInstalled(): boolean {
    return spawnSync(PROGRAM, ['--version']).error === undefined;
  }

  /** Its version; Debian's build does not tell it, its package does. */
  static readVersion(): string {
    const ask = (program: string, ...words: string[]) =>
      spawnSync(program, words, { encoding: 'utf8' }).stdout?.trim() ?? '';
    const told = ask(PROGRAM, '--version') || ask('dpkg-query', '-W', '-f', '${Version}', PROGRAM);
    return told || 'not told';
  }

  static async start(dir: string, port: number): Promise<VictoriaMetrics> {
    const victoria = new VictoriaMetrics(dir, port);
    while (
      !(await fetch(`${victoria.url}/health`).then(
        (answer) => answer.ok,
        () => false,
      ))
    ) {
      if (victoria.#process.exitCode !== null) throw new Error(`${PROGRAM} has ended`);
      await pause(50);
    }
    return victoria;
  }

  get pid(): number {
    return this.#process.pid ?? 0;
  }

  /** Takes series in, as lines of JSON. */
  async import(series: readonly NamedSeries[]): Promise<void> {
    const lines = series.map(({ labels, at, figures }) => {
      const known = [...figures.keys()].filter((row) => !Number.isNaN(figures[row]));
      const values = known.map((row) => figures[row]);
      return JSON.stringify({ metric: labels, values, timestamps: known.map((row) => at[row]) });
    });
    await this.#post('/api/v1/import', Buffer.from(lines.join('\n')));
  }

  /** Everything that matches, in its own form. */
  async exportNative(match: string, span: { from: number; to: number }): Promise<Buffer> {
    const range = `start=${span.from / 1_000}&end=${span.to / 1_000}`;
    const answer = await fetch(
      `${this.url}/api/v1/export/native?match[]=${encodeURIComponent(match)}&${range}`,
    );
    if (!answer.ok) throw new Error(await answer.text());
    return Buffer.from(await answer.arrayBuffer());
  }

  /** Takes in what was exported, with one label more. */
  importNative(native: Buffer, label: string): Promise<void> {
    return this.#post(`/api/v1/import/native?extra_label=${encodeURIComponent(label)}`, native);
  }

  /** Makes everything taken in visible, and merges what lies in many parts. */
  async settle(): Promise<void> {
    await fetch(`${this.url}/internal/force_flush`);
    await fetch(`${this.url}/internal/force_merge`);
    await this.#waitForMerges();
  }

  async stop(): Promise<void> {
    this.#process.kill('SIGTERM');
    if (this.#process.exitCode === null) await once(this.#process, 'exit');
  }

  async #waitForMerges(): Promise<void> {
    for (;;) {
      await pause(500);
      const text = await (await fetch(`${this.url}/metrics`)).text();
      const merges = [...text.matchAll(/^vm_active_merges\{[^}]*\} (\d+)/gm)].map(([, count]) =>
        Number(count),
      );
      const forced = /^vm_active_force_merges (\d+)/m.exec(text)?.[1] ?? '0';
      if (merges.every((count) => count === 0) && forced === '0') return;
    }
  }

  async #post(path: string, body: Buffer): Promise<void> {
    const answer = await fetch(`${this.url}${path}`, { method: 'POST', body: new Uint8Array(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  }
}
