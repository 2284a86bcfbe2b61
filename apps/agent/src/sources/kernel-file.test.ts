import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createScratchDir } from '../testing/scratch-dir.js';
import { KernelFile } from './kernel-file.js';

const isLinux = process.platform === 'linux';
const countDescriptors = () => readdirSync('/proc/self/fd').length;

describe('a kernel file', () => {
  it('gives what the file holds now, each time', () => {
    const path = join(createScratchDir(), 'file');
    const file = new KernelFile(path);
    writeFileSync(path, 'before');
    expect(file.read()).toBe('before');
    writeFileSync(path, 'now');
    expect(file.read()).toBe('now');
    file.close();
  });

  it.each([16_383, 16_384, 16_385, 100_000])('gives all %i bytes of a file', (length) => {
    const path = join(createScratchDir(), 'file');
    const text = Array.from({ length }, (_, at) => String.fromCharCode(97 + (at % 26))).join('');
    writeFileSync(path, text);
    const file = new KernelFile(path);
    expect(file.read()).toBe(text);
    truncateSync(path, 3);
    expect(file.read()).toBe('abc');
    file.close();
  });

  it('is empty while there is no file, and has its text when it comes', () => {
    const path = join(createScratchDir(), 'file');
    const file = new KernelFile(path);
    expect(file.read()).toBe('');
    writeFileSync(path, 'here');
    expect(file.read()).toBe('here');
    file.close();
  });

  const onLinux = isLinux ? it : it.skip;

  onLinux('reads what the kernel writes, with one descriptor however often', () => {
    const file = new KernelFile('/proc/self/net/snmp');
    const before = countDescriptors();
    const [heading] = file.read().split('\n');
    for (let time = 0; time < 100; time += 1) file.read();
    expect(countDescriptors()).toBe(before + 1);
    expect(heading).toBe(readFileSync('/proc/self/net/snmp', 'latin1').split('\n')[0]);
    file.close();
    file.close();
    expect(countDescriptors()).toBe(before);
  });

  onLinux('opens the file anew when what it has open can no longer be read', async () => {
    const link = join(createScratchDir(), 'link');
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], {
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    await once(child, 'spawn');
    symlinkSync(`/proc/${child.pid}/stat`, link);
    const file = new KernelFile(link);
    expect(file.read()).toMatch(new RegExp(`^${child.pid} `));
    child.kill();
    await once(child, 'exit');
    expect(file.read()).toBe('');
    rmSync(link);
    symlinkSync('/proc/self/stat', link);
    expect(file.read()).toMatch(new RegExp(`^${process.pid} `));
    file.close();
  });
});
