import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScratchDir } from '../testing/scratch-dir.js';
import { readBootedAt, readProcess } from './process-stat.js';

const root = createScratchDir();
const AFTER_COMMAND =
  'S 1 4242 4242 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 123456 1000 200 18446744073709551615';

function write(pid: number, stat: string, commandLine: string): void {
  mkdirSync(join(root, String(pid)));
  writeFileSync(join(root, String(pid), 'stat'), stat);
  writeFileSync(join(root, String(pid), 'cmdline'), commandLine);
}

describe('a process', () => {
  it('is known by its name, the beginning of its command line and the time of its start', () => {
    write(4242, `4242 (node) ${AFTER_COMMAND}\n`, 'node\0server.js\0--port=80\0');
    expect(readProcess(root, 4242, 1_000_000)).toEqual({
      pid: 4242,
      command: 'node',
      commandLine: 'node server.js --port=80',
      startedAt: 1_000_000 + 1_234_560,
    });
  });

  it('may have any name, which leaves no control character behind', () => {
    write(4243, `4243 (a) S (\n\u001b[0m) ${AFTER_COMMAND}\n`, `x${'\u00e9'.repeat(5_000)}`);
    const process = readProcess(root, 4243, 0);
    expect(process).toMatchObject({ command: 'a) S ( [0m', startedAt: 1_234_560 });
    expect(Buffer.byteLength(process?.commandLine ?? '')).toBeLessThanOrEqual(202);
  });

  it('without arguments has no command line', () => {
    write(4244, `4244 (kthreadd) ${AFTER_COMMAND}\n`, '');
    expect(readProcess(root, 4244, 0)).toMatchObject({ command: 'kthreadd', commandLine: null });
  });

  it.each(['', '4245', '4245 (cut', '4245 (cut) S 1 2'])('is not made up from %j', (stat) => {
    const pid = 5_000 + stat.length;
    write(pid, stat, 'x');
    expect(readProcess(root, pid, 0)).toBeNull();
  });

  it('that has ended is none', () => expect(readProcess(root, 1, 0)).toBeNull());
});

describe('the time of the boot', () => {
  it('is what the kernel says it is', () => {
    writeFileSync(join(root, 'stat'), 'cpu  1 2 3\nbtime 1700000000\nprocesses 5\n');
    expect(readBootedAt(root)).toBe(1_700_000_000_000);
  });

  it('is that of this machine', () => {
    const bootedAt = readBootedAt('/proc');
    expect(bootedAt).toBeGreaterThan(1_500_000_000_000);
    expect(bootedAt).toBeLessThanOrEqual(Date.now());
  });
});
