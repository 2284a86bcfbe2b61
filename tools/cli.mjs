import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './run.mjs';

await build('@finwait/cli');
// npm goes to the top of the repository; files are named from where the command was given.
const cli = spawn(process.execPath, [join(ROOT, 'apps/cli/dist/main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD || ROOT,
  env: { FINWAIT_DATA_DIR: join(ROOT, 'var'), ...process.env },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => cli.kill(signal));
cli.on('exit', (code) => process.exit(code ?? 1));
