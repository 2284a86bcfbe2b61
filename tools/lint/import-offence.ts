import { neighbour } from './api-neighbour.js';
import type { Offence } from './lint-case.js';

const IMPORTS = 'no-restricted-imports';
const PATHS = 'import-x/no-restricted-paths';
const importOf = (specifier: string) => `import { thing } from '${specifier}';\nthing();\n`;

function offendingImport(filePath: string, specifier: string, reason: string): Offence {
  const ruleId = specifier.startsWith('.') && !/\/(dist|generated)\//.test(specifier) ? PATHS : IMPORTS;
  return { title: `${filePath} imports ${specifier}`, filePath, text: importOf(specifier), ruleId, reason };
}

export const IMPORT_OFFENCES: readonly Offence[] = [
  offendingImport('libs/tcp/src/x.ts', 'zod', 'libs/tcp imports nothing'),
  offendingImport('libs/tcp/src/x.ts', 'node:fs', 'libs/tcp imports nothing'),
  offendingImport('libs/tcp/src/x.ts', 'buffer', 'libs/tcp imports nothing'),
  offendingImport('libs/tcp/src/x.ts', '../../contracts/src/time.js', 'libs/tcp imports nothing'),
  offendingImport('libs/tcp/src/x.ts', '../../../tools/run.mjs', 'libs/tcp imports nothing'),
  offendingImport('libs/tcp/src/x.test.ts', 'zod', 'libs/tcp imports nothing'),
  offendingImport('libs/contracts/src/x.ts', 'socket.io-client', 'imports @finwait/tcp and zod alone'),
  offendingImport('libs/contracts/src/x.ts', 'node:crypto', 'imports @finwait/tcp and zod alone'),
  offendingImport('libs/contracts/src/x.ts', '../../tcp/src/state.js', 'A lib is imported by its name'),
  offendingImport('libs/contracts/src/x.ts', '../../../apps/api/src/main.js', 'every app loads it'),
  offendingImport('libs/contracts/src/x.ts', '@finwait/api', 'Nothing imports an app'),
  offendingImport('apps/agent/src/x.ts', '../../api/src/main.js', 'Nothing imports an app'),
  offendingImport('apps/agent/src/x.ts', '@finwait/api', 'Nothing imports an app'),
  offendingImport('apps/agent/src/x.ts', '@finwait/dashboard/src/x', 'Nothing imports an app'),
  offendingImport('apps/agent/src/x.test.ts', '@finwait/api', 'Nothing imports an app'),
  offendingImport('apps/agent/src/x.ts', '@nestjs/common', 'The agent lives on every host'),
  offendingImport('apps/agent/src/x.ts', '@prisma/client', 'The agent lives on every host'),
  offendingImport('apps/agent/src/x.ts', 'react', 'The agent lives on every host'),
  offendingImport('apps/agent/src/x.ts', 'zod', 'The agent lives on every host'),
  offendingImport('apps/agent/src/x.ts', 'fastify', 'Not listed in apps/agent/package.json'),
  offendingImport('apps/agent/src/x.ts', '../../../libs/tcp/src/state.js', 'A lib is imported by its name'),
  offendingImport('apps/agent/src/x.ts', '../../../libs/tcp/dist/index.js', 'Build output is not imported'),
  offendingImport('apps/agent/src/x.ts', '../../../e2e/src/sockets/rig.js', 'An app imports the two libs'),
  offendingImport('apps/agent/src/x.ts', '@finwait/tcp/dist/state.js', 'A lib is imported by its name'),
  offendingImport('apps/agent/src/x.ts', '@finwait/contracts/time', 'A lib is imported by its name'),
  offendingImport('apps/dashboard/src/x.tsx', '@nestjs/common', 'The dashboard runs in a browser'),
  offendingImport('apps/dashboard/src/x.tsx', '@prisma/client', 'The dashboard runs in a browser'),
  offendingImport('apps/dashboard/src/x.tsx', 'socket.io', 'a server has no place there'),
  offendingImport('apps/dashboard/src/x.test.ts', '@nestjs/common', 'The dashboard runs in a browser'),
  offendingImport('apps/dashboard/src/x.tsx', 'node:fs', 'there is no Node there'),
  offendingImport('apps/dashboard/src/x.tsx', 'path', 'there is no Node there'),
  offendingImport('apps/dashboard/src/x.tsx', 'koffi', 'Not listed in apps/dashboard/package.json'),
  offendingImport('apps/dashboard/src/x.ts', '../../api/src/main.js', 'Nothing imports an app'),
  offendingImport('apps/dashboard/src/app/page.tsx', 'node:fs', 'there is no Node there'),
  offendingImport('apps/api/src/hosts/x.ts', 'react', 'The API serves the dashboard as files'),
  offendingImport('apps/api/src/hosts/x.ts', 'next/link', 'The API serves the dashboard as files'),
  offendingImport('apps/api/src/hosts/x.store.ts', 'next/link', 'The API serves the dashboard as files'),
  offendingImport('apps/api/src/hosts/x.ts', 'koffi', 'Not listed in apps/api/package.json'),
  offendingImport('apps/api/src/hosts/x.ts', '../../../agent/package.json', 'Nothing imports an app'),
  offendingImport('apps/api/src/hosts/x.ts', '@prisma/client', 'Prisma is known to *.store.ts'),
  offendingImport('apps/api/src/hosts/x.ts', '../generated/client.js', 'Prisma is known to *.store.ts'),
  offendingImport('apps/api/src/hosts/x.test.ts', '@prisma/client', 'Prisma is known to *.store.ts'),
  offendingImport(
    'apps/api/src/hosts/x.ts',
    'node:process',
    'The environment is read in src/config.ts alone',
  ),
  offendingImport('apps/api/src/history/x.ts', neighbour('ingest'), 'nothing imports ingest'),
  offendingImport('apps/api/src/history/x.ts', neighbour('live'), 'history knows only what is stored'),
  offendingImport('apps/api/src/live/x.ts', neighbour('ingest'), 'nothing imports ingest'),
  offendingImport('apps/api/src/live/x.ts', neighbour('history'), 'live knows only what comes in'),
  offendingImport('apps/api/src/hosts/x.ts', neighbour('ingest'), 'nothing imports ingest'),
  offendingImport('apps/api/src/hosts/x.ts', neighbour('live'), 'hosts is below the rest'),
  offendingImport('apps/api/src/hosts/x.ts', neighbour('history'), 'hosts is below the rest'),
  offendingImport('apps/api/src/hosts/x.ts', neighbour('inspect'), 'hosts is below the rest'),
  offendingImport('apps/api/src/inspect/x.ts', neighbour('history'), 'inspect asks agents'),
  offendingImport('apps/api/src/fleet/x.ts', neighbour('live'), 'live asks fleet for its totals'),
  offendingImport('apps/api/src/a-new-feature/x.ts', neighbour('ingest'), 'nothing imports ingest'),
  offendingImport('e2e/src/x.test.ts', '../../apps/api/src/main.js', 'e2e and bench start the apps'),
  offendingImport('e2e/src/x.test.ts', '@finwait/agent', 'Nothing imports an app'),
  offendingImport('e2e/src/x.test.ts', 'fastify', 'Not listed in e2e/package.json'),
  offendingImport('e2e/src/x.test.ts', '../../libs/tcp/src/state.js', 'A lib is imported by its name'),
  offendingImport('bench/src/x.ts', '../../apps/api/src/main.js', 'e2e and bench start the apps'),
  offendingImport('bench/src/x.ts', '@finwait/api', 'Nothing imports an app'),
  offendingImport('tools/x.mjs', '../apps/api/src/main.js', 'Nothing imports an app'),
];
