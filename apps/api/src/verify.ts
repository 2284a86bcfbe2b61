// Checks a database: `npm run verify`. Exits 0 when nothing is wrong, 1 when something is, 2 on options it cannot use.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { MIGRATIONS_DIR } from './config.js';
import { parseArguments, toHelp, toProblem, type ProgramOption } from './maintenance/arguments.js';
import { checkDatabase, type CheckSettings } from './maintenance/database-check.js';
import { DATA_DIR_OPTION, findDatabase, findFile } from './maintenance/database-path.js';
import { toFaultLine, type ToldFault } from './maintenance/fault.js';
import { Progress } from './maintenance/progress.js';
import { toSummary, type VerifyReport } from './maintenance/verify-report.js';
import { readMigrations } from './storage/migration-files.js';

const OPTIONS: readonly ProgramOption[] = [
  DATA_DIR_OPTION,
  {
    name: 'database',
    value: 'FILE',
    meaning: 'the database itself, such as a backup, instead of a data dir',
  },
  { name: 'quick', value: null, meaning: 'leave out the comparison of indexes with tables' },
  { name: 'json', value: null, meaning: 'print one JSON object at the end instead of lines' },
  { name: 'help', value: null, meaning: 'print this text and exit' },
];
const USAGE = 'npm run verify -- [options]';
const ABOUT =
  'Checks a database without changing it: file, schema, every chunk, and tiers against what they are made of.\n' +
  'The API may be running. Exits 0 when nothing is wrong, 1 when something is, 2 on options it cannot use.';

const { values, switches, words, problems } = parseArguments(process.argv.slice(2), OPTIONS);
if (switches.has('help')) {
  console.log(toHelp(USAGE, ABOUT, OPTIONS));
  process.exit(0);
}
const [file, dataDir] = [values.get('database'), values.get('data-dir')];
const found = file === undefined ? findDatabase(dataDir) : findFile('--database', resolve(file));
const allProblems = [
  ...problems,
  ...words.map((word) => toProblem(JSON.stringify(word), 'is no option; --help lists them')),
  ...(file !== undefined && dataDir !== undefined
    ? [toProblem('--database', 'names the file itself, so leave --data-dir out')]
    : []),
  ...(found.ok ? [] : found.problems),
];
if (!found.ok || allProblems.length > 0) {
  console.error(['Finwait cannot verify:', ...allProblems].join('\n  '));
  process.exit(2);
}
const migrations = await readMigrations(MIGRATIONS_DIR);
const report = check({ path: found.path, migrations, isQuick: switches.has('quick') });
console.log(switches.has('json') ? JSON.stringify(report) : toSummary(report));
process.exitCode = report.isClean ? 0 : 1;

/** Prints what is wrong as it is found, unless all of it is to be one object. */
function check(settings: CheckSettings): VerifyReport {
  const startedAt = performance.now();
  const faults: ToldFault[] = [];
  const progress = new Progress('chunks read');
  const steps = checkDatabase(settings);
  for (;;) {
    const step = steps.next();
    if (!step.done) {
      progress.step();
      if (!step.value) continue;
      faults.push(step.value);
      progress.clear();
      if (!switches.has('json')) console.log(toFaultLine(step.value));
      continue;
    }
    progress.clear();
    return {
      database: settings.path,
      isClean: faults.length === 0,
      faults,
      counts: step.value ?? null,
      databaseBytes: statSync(settings.path).size,
      ms: Math.round(performance.now() - startedAt),
    };
  }
}
