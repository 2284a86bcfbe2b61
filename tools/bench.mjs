import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT, runNodeOrExit } from './run.mjs';

const [name, ...words] = process.argv.slice(2);
if (name === 'fuzz') {
  await runNodeOrExit(['--no-warnings', join(ROOT, 'bench/text/main.ts'), ...words]);
} else if (name === 'inspection') {
  await build('@finwait/api', '@finwait/agent');
  await runNodeOrExit(['--no-warnings', join(ROOT, 'bench/inspection/main.ts'), ...words]);
} else {
  await build('@finwait/api', '@finwait/agent');
  await runNodeOrExit(['--no-warnings', join(ROOT, 'bench/collector/main.ts'), ...process.argv.slice(2)]);
}
