import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './run.mjs';

/** Builds what is missing and runs a program of the API with the arguments of this one; ends with its exit code. */
export async function runApiProgram(name) {
  await build('@finwait/api');
  const program = join(ROOT, 'apps/api/dist', `${name}.js`);
  const child = spawn(process.execPath, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code) => process.exit(code ?? 1));
}
