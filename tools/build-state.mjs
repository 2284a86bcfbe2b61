import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

const STATE = join(ROOT, '.nx', 'built.json');
const SOURCES = [
  'apps',
  'libs',
  'prisma/schema.prisma',
  'prisma.config.ts',
  'nx.json',
  'tsconfig.base.json',
  'package-lock.json',
];
const NOT_BUILT_FROM =
  /^(?:node_modules|dist|out|\.next|generated|fixtures|testing|next-env\.d\.ts)$|\.test\.tsx?$/;
const OUTPUTS = {
  '@finwait/tcp': 'libs/tcp/dist',
  '@finwait/contracts': 'libs/contracts/dist',
  '@finwait/client': 'libs/client/dist',
  '@finwait/agent': 'apps/agent/dist',
  '@finwait/api': 'apps/api/dist',
  '@finwait/cli': 'apps/cli/dist',
  '@finwait/dashboard': 'apps/dashboard/out',
};

/**
 * A digest of every file that builds are made of. Nx without its daemon removes and restores the output of a project
 * even when nothing changed, which breaks a product that is running from it: what is up to date must be left alone.
 */
export async function readFingerprint() {
  const hash = createHash('sha256');
  for (const path of SOURCES) await addTo(hash, path);
  return hash.digest('hex');
}

const LIBS = ['@finwait/tcp', '@finwait/contracts'];
const NEEDS_CLIENT = ['@finwait/cli'];

/** The projects themselves and the libs that each of them needs; all, if none is named. */
function withLibs(projects) {
  if (projects.length === 0) return Object.keys(OUTPUTS);
  const client = projects.some((project) => NEEDS_CLIENT.includes(project)) ? ['@finwait/client'] : [];
  return [...LIBS, ...client, ...projects];
}

/** Whether these projects, all if none is named, were built from what has this fingerprint and are still there. */
export async function isBuilt(fingerprint, projects) {
  const wanted = withLibs(projects);
  if (!wanted.every((project) => existsSync(join(ROOT, OUTPUTS[project])))) return false;
  const built = await readBuilt(fingerprint);
  return wanted.every((project) => built.includes(project));
}

/** Remembers that these projects, all if none is named, were built from what has this fingerprint. */
export async function keepBuilt(fingerprint, projects) {
  const names = [...new Set([...(await readBuilt(fingerprint)), ...withLibs(projects)])];
  await writeFile(STATE, JSON.stringify({ fingerprint, projects: names }));
}

async function readBuilt(fingerprint) {
  const text = await readFile(STATE, 'utf8').catch(() => '{}');
  const kept = JSON.parse(text);
  return kept.fingerprint === fingerprint ? kept.projects : [];
}

async function addTo(hash, path) {
  const entries = await readdir(join(ROOT, path), { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    hash.update(`${path}\0`).update(await readFile(join(ROOT, path)));
    return;
  }
  const names = entries.map(({ name }) => name).filter((name) => !NOT_BUILT_FROM.test(name));
  for (const name of names.sort()) await addTo(hash, `${path}/${name}`);
}
