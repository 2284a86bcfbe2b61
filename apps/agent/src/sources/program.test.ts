import { createTools } from '../testing/fake-tools.js';
import { runProgram, type RunOptions } from './program.js';

async function run(script: string, words: readonly string[] = [], options: RunOptions = {}): Promise<string> {
  const parts: Uint8Array[] = [];
  const searchPath = createTools({ tool: script });
  await runProgram(['tool', ...words], (bytes) => parts.push(bytes), { searchPath, ...options });
  return Buffer.concat(parts).toString();
}

describe('a program', () => {
  it('gives away what it prints, with its words as they are and in the C locale', async () => {
    expect(await run('echo "$LC_ALL" "$#" "$1"', ['a b; echo $HOME'])).toBe('C 1 a b; echo $HOME\n');
  });

  it('gives away large output whole', async () => {
    expect(await run('head -c 1000000 /dev/zero')).toHaveLength(1_000_000);
  });

  it('that is not there is named', async () => {
    const options = { searchPath: createTools({}) };
    await expect(runProgram(['netstat', '-an'], () => {}, options)).rejects.toThrow(
      'netstat -an cannot run: there is no netstat',
    );
  });

  it('that fails says what it said', async () => {
    await expect(run('echo half; echo "no such option" >&2; echo more >&2; exit 3', ['-x'])).rejects.toThrow(
      'tool -x exited with 3: no such option',
    );
    await expect(run('kill -9 $$')).rejects.toThrow('tool was ended by SIGKILL');
  });

  it('that does not end is ended, though what it started holds its output', async () => {
    await expect(run('sleep 5', [], { timeoutMs: 50 })).rejects.toThrow('tool did not end within 50 ms');
  });

  it('that prints without end is ended', async () => {
    await expect(run('while :; do echo y; done', [], { mostBytes: 100_000 })).rejects.toThrow(
      'tool printed more than 100000 bytes',
    );
  });
});
