import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { ROOT } from '../run.mjs';

/**
 * Which imports each folder may not have, judged by what the import says; where a relative path leads is judged in
 * import-zones.mjs. A ban is `{ regex, message }`, as `no-restricted-imports` takes it.
 */

const TEST_PACKAGES = ['fast-check', '@jest/globals'];
const builtinNames = builtinModules.filter((name) => !name.startsWith('_') && !name.startsWith('node:'));
const nodeBuiltin = `^(node:|(${builtinNames.join('|')})(/|$))`;

const startsWith = (...packages) => `^(${packages.join('|')})(/|$)`;

const appByName = {
  regex: startsWith('@finwait/(agent|api|cli|dashboard|e2e|bench)'),
  message: 'Nothing imports an app: apps meet on the wire alone, in the terms of @finwait/contracts.',
};
const deepLibImport = {
  regex: '^@finwait/(tcp/|client/|contracts/(?!protocol$))',
  message: 'A lib is imported by its name alone: what its index does not export is its own business.',
};
const buildOutput = {
  regex: '^\\.{1,2}/(.*/)?(dist|out|\\.next)/',
  message: 'Build output is not imported by its path: it is there only after a build.',
};
const processModule = {
  regex: '^(node:)?process$',
  message: 'The environment is read in src/config.ts alone, which reports every bad value at once.',
};
const prisma = {
  regex: '^(@prisma/|prisma(/|$))|(^|/)generated/',
  message:
    'Prisma is known to *.store.ts and prisma.service.ts alone, so that the store can change by itself.',
};
const heavyInAgent = {
  regex: startsWith('@nestjs/[^/]+', '@prisma/[^/]+', 'react', 'react-dom', 'next', 'zod'),
  message: 'The agent lives on every host: Nest, Prisma, React and zod stay out of its memory.',
};
const heavyInCli = {
  regex: startsWith('@nestjs/[^/]+', '@prisma/[^/]+', 'react', 'react-dom', 'next', 'zod'),
  message: 'A command is over in a moment: Nest, Prisma, React and zod stay out of it.',
};
const apiInDashboard = {
  regex: startsWith('@nestjs/[^/]+', '@prisma/[^/]+'),
  message: 'The dashboard runs in a browser: Nest and Prisma have no place there.',
};
const serverInDashboard = {
  regex: startsWith('fastify', 'socket.io'),
  message: 'The dashboard runs in a browser: a server has no place there.',
};
const nodeInDashboard = {
  regex: nodeBuiltin,
  message: 'The dashboard runs in a browser: there is no Node there.',
};
const pagesInApi = {
  regex: startsWith('react', 'react-dom', 'next', '@mantine/[^/]+'),
  message: 'The API serves the dashboard as files: React and Next have no place in it.',
};

/** Holds for every file of the repository. */
const everywhere = [appByName, deepLibImport, buildOutput];

/** Bans whatever is neither listed here nor banned for a reason of its own. */
function anythingBut({ packages, node = false, bans = [], message }) {
  const explained = bans.map(({ regex }) => `(?!${regex})`).join('');
  const allowed = ['\\.', ...packages.map((name) => `${name}(/|$)`)];
  const builtins = node ? `(?!${nodeBuiltin})` : '';
  return { regex: `^(?!${allowed.join('|')})${builtins}${explained}`, message };
}

function readManifest(folder) {
  const manifest = JSON.parse(readFileSync(join(ROOT, folder, 'package.json'), 'utf8'));
  const toNames = (dependencies = {}) => Object.keys(dependencies);
  return { dependencies: toNames(manifest.dependencies), devDependencies: toNames(manifest.devDependencies) };
}

function listUnlisted(folder, { packages, node, bans }) {
  const message = `Not listed in ${folder}/package.json: what is not listed is here by chance.`;
  return [...bans, anythingBut({ packages, node, bans, message })];
}

function banForApp(folder, ownBans) {
  const { dependencies, devDependencies } = readManifest(folder);
  const bans = [...everywhere, ...ownBans];
  const testBans = bans.filter((ban) => ban !== nodeInDashboard && ban !== serverInDashboard);
  const testPackages = [...dependencies, ...devDependencies, ...TEST_PACKAGES];
  return {
    source: listUnlisted(folder, { packages: dependencies, node: !bans.includes(nodeInDashboard), bans }),
    tests: listUnlisted(folder, { packages: testPackages, node: true, bans: testBans }),
  };
}

function banForLib(message, packages, ownBans) {
  const testPackages = [...packages, ...TEST_PACKAGES];
  return {
    source: [...ownBans, anythingBut({ packages, bans: ownBans, message })],
    tests: [...ownBans, anythingBut({ packages: testPackages, node: true, bans: ownBans, message })],
  };
}

function banForE2e() {
  const { dependencies, devDependencies } = readManifest('e2e');
  const packages = [...dependencies, ...devDependencies, ...TEST_PACKAGES];
  return listUnlisted('e2e', { packages, node: true, bans: everywhere });
}

const e2e = banForE2e();

/** The bans of each project, for its sources and for its tests. */
export const PROJECT_BANS = {
  'libs/tcp': banForLib('libs/tcp imports nothing: agent, API and browser run it as it is.', [], everywhere),
  'libs/contracts': banForLib(
    'libs/contracts imports @finwait/tcp and zod alone: every app loads it.',
    ['@finwait/tcp', 'zod'],
    everywhere,
  ),
  'libs/client': banForLib(
    'libs/client imports @finwait/contracts, openapi-fetch and socket.io-client alone: browsers and programs load it.',
    ['@finwait/contracts', 'openapi-fetch', 'socket.io-client'],
    everywhere,
  ),
  'apps/agent': banForApp('apps/agent', [heavyInAgent, processModule]),
  'apps/cli': banForApp('apps/cli', [heavyInCli, processModule]),
  'apps/api': banForApp('apps/api', [pagesInApi, processModule, prisma]),
  'apps/dashboard': banForApp('apps/dashboard', [
    apiInDashboard,
    serverInDashboard,
    nodeInDashboard,
    processModule,
  ]),
  e2e: { source: e2e, tests: e2e },
};

/** The bans of the API's files that may know Prisma. */
export const STORE_BANS = banForApp('apps/api', [pagesInApi, processModule]);

/** The bans of a file that belongs to no project. */
export const ROOT_BANS = everywhere;
