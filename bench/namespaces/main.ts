// What it costs the agent to look after other network namespaces in which nothing happens. Arguments are how many.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { keepResults } from '../results.ts';

/** The kernel's own PID namespace hides every other network namespace of the machine. */
const ALONE = ['--net', '--pid', '--fork', '--kill-child', '--mount-proc', process.execPath, '--no-warnings'];

const sizes = process.argv.length > 2 ? process.argv.slice(2) : ['10', '50', '250'];
const results = sizes.map((size) => {
  const { status, stdout, stderr } = spawnSync(
    'unshare',
    [...ALONE, join(import.meta.dirname, 'quiet-process.ts'), size],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`no network namespaces can be made here: ${stderr}`);
  return JSON.parse(stdout) as object;
});
keepResults('namespaces', { results });
console.table(results);
