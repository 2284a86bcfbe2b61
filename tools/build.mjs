import { join } from 'node:path';
import { install } from './install.mjs';
import { ROOT, runNodeOrExit, say } from './run.mjs';

/** Builds the named projects and what they need; a project whose sources did not change is taken from the cache. */
export async function build(...projects) {
  await install();
  const nx = join(ROOT, 'node_modules/nx/dist/bin/nx.js');
  const names = projects.length > 0 ? ['--projects', projects.join(',')] : [];
  say('Building what changed');
  await runNodeOrExit([nx, 'run-many', '--target=build', '--outputStyle=static', ...names], { quiet: true });
}

if (process.argv[1] === import.meta.filename) await build();
