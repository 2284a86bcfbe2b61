import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hasCommands } from '../processes/command.ts';
import { eventually } from '../processes/condition.ts';
import { killAll } from '../processes/process-under-test.ts';
import { scratchDir } from '../processes/scratch-dir.ts';
import { startApi, type StartedApi } from '../processes/started-api.ts';
import { CLI, cliEnvironment, runCli } from './run-cli.ts';

const LEAVES = '\u001b[?25h\u001b[?1049l';

/**
 * `top` on a terminal of its own, which `script` makes; the shell in it tells how `top` ended and what became of the terminal.
 * The module `crash` is loaded before it.
 */
class TopOnTerminal {
  output = '';
  readonly ended: Promise<unknown>;
  readonly #script: ChildProcessWithoutNullStreams;

  constructor(api: string, size: string, crash: string) {
    const top = `"${process.execPath}" --import "${crash}" "${CLI}" top --sort name & PID=$!; echo "tty $(tty) pid $PID."; fg >/dev/null`;
    const after = 'echo "code $?."; stty -a | grep -o " -\\?icanon\\| -\\?echo "';
    const command = `set -m; stty ${size}; ${top}; ${after}`;
    this.#script = spawn('script', ['-qec', `bash -c '${command}'`, '/dev/null'], {
      env: { ...cliEnvironment(api), TERM: 'xterm-256color' },
    });
    this.#script.stdout.setEncoding('utf8').on('data', (text: string) => (this.output += text));
    this.ended = new Promise((resolve) => this.#script.on('close', resolve));
  }

  press(keys: string): void {
    this.#script.stdin.write(keys);
  }

  /** The last screen that was drawn whole. */
  get screen(): string {
    return this.output.split('\u001b[H').at(-1) ?? '';
  }

  shows(pattern: RegExp): Promise<unknown> {
    return eventually(() => Promise.resolve(pattern.test(this.screen)));
  }

  tells(pattern: RegExp): Promise<RegExpExecArray> {
    return eventually(() => Promise.resolve(pattern.exec(this.output) ?? undefined));
  }

  kill(): void {
    this.#script.kill('SIGKILL');
  }
}

const isPossible = process.platform === 'linux' && hasCommands('script', 'stty', 'bash');

(isPossible ? describe : describe.skip)('top on a terminal', () => {
  const dir = scratchDir();
  const crash = join(dir, 'crash.mjs');
  writeFileSync(crash, "process.on('SIGUSR2', () => { throw new Error('a crash'); });");
  const started: TopOnTerminal[] = [];
  let api: StartedApi;
  beforeAll(async () => {
    api = await startApi(dir);
    await runCli(api.url, ['import', 'web-01'], 'ESTAB 0 0 10.0.0.1:22 10.0.0.2:40000\n'.repeat(3));
    await runCli(api.url, ['import', 'db-01'], 'ESTAB 0 0 10.0.0.1:22 10.0.0.2:40000\n'.repeat(2));
  });
  afterAll(async () => {
    for (const top of started) top.kill();
    await killAll();
  });
  const start = (size: string) => {
    const top = new TopOnTerminal(api.url, size, crash);
    started.push(top);
    return top;
  };

  it('shows snapshots as they arrive, sorts, filters, and gives the terminal back', async () => {
    const top = start('cols 100 rows 12');
    await top.shows(/2 hosts: 2 live[\s\S]*db-01 [\s\S]*web-01 [\s\S]*sum of 2 live/);
    top.press('e');
    await top.shows(/ESTAB▼[\s\S]*web-01 [\s\S]*db-01 /);
    await eventually(async () => {
      if (/web-01 +live +\d+s +9 /.test(top.screen)) return true;
      await runCli(api.url, ['import', 'web-01'], 'ESTAB 0 0 10.0.0.1:22 10.0.0.2:40000\n'.repeat(9));
      return false;
    });
    top.press('/db\r');
    await top.shows(/filter db[\s\S]*q quit/);
    expect(top.screen).not.toContain('web-01');
    top.press('q');
    await top.tells(/code 0\.[\s\S]* icanon[\s\S]* echo /);
    expect(top.output).toContain(LEAVES);
    await top.ended;
  });

  it('fits the terminal anew when its size changes', async () => {
    const top = start('cols 100 rows 12');
    const [, tty = ''] = await top.tells(/tty (\S+) pid/);
    await top.shows(/CLOSE_W/);
    const resize = spawn('stty', ['-F', tty, 'cols', '40', 'rows', '5']);
    await new Promise((resolve) => resize.on('close', resolve));
    await top.shows(/^(?!.*CLOSE_W)[\s\S]*db-01/);
    await eventually(() => Promise.resolve(top.screen.split('\r\n').length === 5));
    top.press('\u0003');
    await top.tells(/code 0\./);
    await top.ended;
  });

  it.each([
    ['SIGTERM', 'ended from outside', 0],
    ['SIGUSR2', 'crashing', 1],
  ] as const)('gives the terminal back on %s, when it is %s', async (signal, _what, code) => {
    const top = start('cols 80 rows 10');
    const [, pid = ''] = await top.tells(/pid (\d+)\./);
    await top.shows(/sum of/);
    process.kill(Number(pid), signal);
    await top.tells(new RegExp(`code ${code}\\.[\\s\\S]* icanon[\\s\\S]* echo `));
    expect(top.output).toContain(LEAVES);
    if (code === 1) expect(top.output.split(LEAVES)[1]).toContain('a crash');
    await top.ended;
  });
});
