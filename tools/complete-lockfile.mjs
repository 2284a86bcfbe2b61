// Adds to package-lock.json the platform packages that the registry at hand did not have, so that `npm ci` accepts
// the lockfile on every system. Run it after each change of a dependency; a full registry leaves it nothing to do.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT, say } from './run.mjs';

const PATH = join(ROOT, 'package-lock.json');
const SYSTEMS = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const PROCESSORS = [
  'arm64',
  'arm',
  'x64',
  'ia32',
  'ppc64',
  'ppc64le',
  'riscv64',
  's390x',
  'loong64',
  'mips64el',
  'wasm32',
];

const lock = JSON.parse(await readFile(PATH, 'utf8'));
const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name]) => !isLocked(path, name))
    .map(([name, version]) => [`node_modules/${name}`, toStub(name, version, entry)]),
);
for (const [path, stub] of missing) lock.packages[path] = stub;
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
await writeFile(PATH, `${JSON.stringify(lock, null, 2)}\n`);
say(`${missing.length} platform packages added to package-lock.json`);

function isLocked(path, name) {
  const nested = path === '' ? [] : [`${path}/node_modules/${name}`];
  return [...nested, `node_modules/${name}`].some((candidate) => candidate in lock.packages);
}

/** An entry without integrity: npm fetches it by name and version on the system it is for, and nowhere else. */
function toStub(name, version, parent) {
  const words = name.toLowerCase().split(/[-/_.]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = words.includes('musl') ? ['musl'] : words.includes('gnu') ? ['glibc'] : undefined;
  return {
    version: version.replace(/^[\^~]/, ''),
    ...(cpu.length > 0 && { cpu }),
    ...(libc && os.includes('linux') && { libc }),
    ...(parent.dev && { dev: true }),
    optional: true,
    ...(os.length > 0 && { os }),
  };
}
