import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, runNodeOrExit, say } from './run.mjs';

const MARKER = join(ROOT, 'node_modules', '.finwait-installed');

/** Installs the packages of the lockfile unless they are there already. */
export async function install() {
  const lock = await readFile(join(ROOT, 'package-lock.json'));
  const wanted = createHash('sha256')
    .update(lock)
    .update(`${process.platform}-${process.arch}`)
    .digest('hex');
  const present = await readFile(MARKER, 'utf8').catch(() => '');
  if (present === wanted) return;
  if (!process.env.npm_execpath) {
    say('The packages are not installed. Run this through npm, for example: npm start');
    process.exit(1);
  }
  say('Installing packages (once, under a minute)');
  await runNodeOrExit(
    [process.env.npm_execpath, 'ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      quiet: true,
    },
  );
  await writeFile(MARKER, wanted);
}
