import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT, runNodeOrExit } from './run.mjs';

await build('@finwait/api', '@finwait/agent');
await runNodeOrExit(['--no-warnings', join(ROOT, 'bench/collector/main.ts'), ...process.argv.slice(2)]);
