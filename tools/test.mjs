import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findBrowser } from './browser.mjs';
import { build } from './build.mjs';
import { install } from './install.mjs';
import { ROOT, runNode, say } from './run.mjs';

const RESULTS = join(ROOT, 'coverage', 'results.json');
const PROJECTS = [
  'libs/tcp',
  'libs/contracts',
  'libs/client',
  'apps/agent',
  'apps/api',
  'apps/cli',
  'apps/dashboard',
  'e2e',
  'bench',
  'tools',
];
const bin = (path) => join(ROOT, 'node_modules', path);

await install();
await build();
const checks = [
  ['format', [bin('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.']],
  ['lint', [bin('eslint/bin/eslint.js'), '.', '--max-warnings=0']],
  ...PROJECTS.map((project) => [
    `types of ${project}`,
    [bin('typescript/bin/tsc'), '--noEmit', '-p', project],
  ]),
];
const failed = await runTwoAtATime(checks);
const browser = await findBrowser();
const jestCode = await jest(process.argv.slice(2), browser);
const tests = JSON.parse(await readFile(RESULTS, 'utf8'));
for (const name of failed) say(`failed: ${name}`);
console.log(`tests: ${tests.numPassedTests} passed, ${tests.numFailedTests + failed.length} failed`);
process.exit(jestCode === 0 && failed.length === 0 ? 0 : 1);

/** Runs the checks, two side by side, and resolves with the names of those that failed. */
async function runTwoAtATime(waiting) {
  const names = [];
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const [name, args] = check;
      say(`Checking ${name}`);
      if ((await runNode(args, { quiet: true })) !== 0) names.push(name);
    }
  };
  await Promise.all([worker(), worker()]);
  return names;
}

async function jest(args, browserPath) {
  await mkdir(join(ROOT, 'coverage'), { recursive: true });
  const flags = ['--experimental-vm-modules', '--no-warnings'];
  const options = ['--maxWorkers=2', '--json', `--outputFile=${RESULTS}`];
  const json = [...flags, bin('jest/bin/jest.js'), ...options, ...args];
  return runNode(json, { env: { FINWAIT_TEST_BROWSER: browserPath } });
}
