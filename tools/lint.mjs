import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT, runNodeOrExit } from './run.mjs';

await build();
await runNodeOrExit([join(ROOT, 'node_modules/eslint/bin/eslint.js'), '.', '--max-warnings=0']);
