import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT } from './run.mjs';

await build('@finwait/agent');
const agent = spawn(process.execPath, [join(ROOT, 'apps/agent/dist/main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => agent.kill(signal));
agent.on('exit', (code) => process.exit(code ?? 1));
