import { join } from 'node:path';
import { isBuilt, keepBuilt, readFingerprint } from './build-state.mjs';
import { install } from './install.mjs';
import { ROOT, runNodeOrExit, say } from './run.mjs';

/** Builds the named projects and what they need; what is up to date is left alone, so that it can be in use. */
export async function build(...projects) {
  await install();
  const fingerprint = await readFingerprint();
  if (await isBuilt(fingerprint, projects)) return;
  const nx = join(ROOT, 'node_modules/nx/dist/bin/nx.js');
  const names = projects.length > 0 ? ['--projects', projects.join(',')] : [];
  say('Building what changed');
  await runNodeOrExit([nx, 'run-many', '--target=build', '--outputStyle=static', ...names], { quiet: true });
  await keepBuilt(fingerprint, projects);
}

if (process.argv[1] === import.meta.filename) await build();
