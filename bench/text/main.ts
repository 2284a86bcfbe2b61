// A million damaged, shuffled and random lines through the text parser: the property tests of libs/tcp with more lines.
// An argument is the seed of another sequence.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const LINES = 1_000_000;

const seed = Number(process.argv[2] ?? 20_261_123);
if (!Number.isSafeInteger(seed)) throw new Error(`the seed is a whole number, not ${process.argv[2]}`);
console.log(`${LINES} lines a test, seed ${seed}`);
const { status } = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    join(ROOT, 'node_modules/jest/bin/jest.js'),
    '--selectProjects=tcp',
    '--testPathPatterns=socket-text-damage',
    '--verbose',
    `--globals=${JSON.stringify({ damagedLines: LINES, seed })}`,
  ],
  { cwd: ROOT, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
