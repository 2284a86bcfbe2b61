import { join } from 'node:path';
import { build } from './build.mjs';
import { ROOT, runNodeOrExit } from './run.mjs';

/** Every benchmark by its name, the folder of `bench/` that it is in, in the order in which all of them run. */
const BENCHES = {
  collector: 'collector',
  inspection: 'inspection',
  namespaces: 'namespaces',
  ingest: 'ingest',
  soak: 'soak',
  contention: 'contention',
  drain: 'drain',
  kills: 'kills',
  start: 'start',
  live: 'live',
  reconnect: 'reconnect',
  dashboard: 'dashboard',
  history: 'history',
  fuzz: 'text',
  frames: 'frames',
  requests: 'requests',
};
/** These need nothing that is built. */
const SOURCE_ONLY = ['fuzz'];

const [name, ...words] = process.argv.slice(2);
const names = name === undefined ? Object.keys(BENCHES) : [name];
if (name !== undefined && !Object.hasOwn(BENCHES, name)) {
  console.error(
    `there is no benchmark ${name}: name one of ${Object.keys(BENCHES).join(', ')}, or none for all`,
  );
  process.exit(1);
}
if (names.some((each) => !SOURCE_ONLY.includes(each))) await build('@finwait/api', '@finwait/agent');
if (names.includes('dashboard')) await build('@finwait/dashboard');
for (const each of names) {
  await runNodeOrExit(['--no-warnings', join(ROOT, 'bench', BENCHES[each], 'main.ts'), ...words]);
}
