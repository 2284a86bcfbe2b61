// Copies the database while the API writes to it: `npm run backup -- FILE`. Exits 0 when FILE is whole and on the disk.
import { resolve } from 'node:path';
import { ERRORS } from '@finwait/contracts';
import { parseArguments, toHelp, toProblem, type ProgramOption } from './maintenance/arguments.js';
import { copyDatabase } from './maintenance/database-copy.js';
import { DATA_DIR_OPTION, findDatabase } from './maintenance/database-path.js';
import { findTargetProblem } from './maintenance/backup-target.js';
import { Progress } from './maintenance/progress.js';
import { toSize } from './maintenance/verify-report.js';

const OPTIONS: readonly ProgramOption[] = [
  DATA_DIR_OPTION,
  { name: 'force', value: null, meaning: 'replace FILE if it is there' },
  { name: 'help', value: null, meaning: 'print this text and exit' },
];
const USAGE = 'npm run backup -- FILE [options]';
const ABOUT =
  'Copies the database to FILE as it is at this moment, while the API goes on. FILE appears whole or not at all.\n' +
  'Exits 0 when it is on the disk, 1 when it could not be made, 2 on options it cannot use.';

const { values, switches, words, problems } = parseArguments(process.argv.slice(2), OPTIONS);
if (switches.has('help')) {
  console.log(toHelp(USAGE, ABOUT, OPTIONS));
  process.exit(0);
}
const [file, ...more] = words;
const target = file === undefined ? undefined : resolve(file);
const found = findDatabase(values.get('data-dir'));
const targetProblem =
  target &&
  findTargetProblem(target, { isForced: switches.has('force'), source: found.ok ? found.path : '' });
const allProblems = [
  ...problems,
  ...(target === undefined ? [toProblem('FILE', 'name the file to make')] : []),
  ...more.map((word) => toProblem(JSON.stringify(word), 'is one word too many')),
  ...(targetProblem === undefined ? [] : [toProblem('FILE', targetProblem)]),
  ...(found.ok ? [] : found.problems),
];
if (!found.ok || target === undefined || allProblems.length > 0) {
  console.error(['Finwait cannot make a backup:', ...allProblems].join('\n  '));
  process.exit(2);
}
const progress = new Progress('of the pages copied');
try {
  const startedAt = performance.now();
  const bytes = await copyDatabase(found.path, target, (share) =>
    progress.say(`${Math.floor(100 * share)} %`),
  );
  progress.clear();
  const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
  console.log(`${target}: ${toSize(bytes)} in ${seconds} s`);
} catch (error) {
  progress.clear();
  const cause = error instanceof Error ? error.message : String(error);
  console.error(`backup_failed: ${ERRORS.backup_failed.title}: ${cause}\n${ERRORS.backup_failed.action}`);
  process.exitCode = 1;
}
