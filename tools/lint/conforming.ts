import { neighbour } from './api-neighbour.js';
import type { LintCase } from './lint-case.js';

const allow = (filePath: string, ...specifiers: string[]): LintCase => ({
  title: `${filePath} imports ${specifiers.join(', ')}`,
  filePath,
  text: specifiers.map((specifier) => `import '${specifier}';\n`).join(''),
});

export const CONFORMING: readonly LintCase[] = [
  allow('libs/tcp/src/x.ts', './state.js'),
  allow('libs/tcp/src/x.test.ts', './state.js', 'fast-check', 'node:fs'),
  allow('libs/contracts/src/x.ts', '@finwait/tcp', 'zod', './time.js'),
  allow('libs/contracts/src/x.test.ts', '@finwait/tcp', 'zod', 'fast-check', 'node:fs'),
  allow(
    'apps/agent/src/x.ts',
    '@finwait/tcp',
    '@finwait/contracts/protocol',
    'koffi',
    'node:fs',
    'socket.io-client',
  ),
  allow('apps/agent/src/x.test.ts', 'fast-check', 'node:child_process'),
  allow(
    'libs/client/src/x.ts',
    '@finwait/contracts/protocol',
    'openapi-fetch',
    'socket.io-client',
    './schema.js',
  ),
  allow('apps/cli/src/x.ts', '@finwait/client', '@finwait/contracts/protocol', '@finwait/tcp', 'node:util'),
  allow(
    'apps/dashboard/src/x.tsx',
    '@finwait/contracts',
    'react',
    'react-dom/client',
    'next/link',
    '../x.css',
  ),
  allow('apps/dashboard/src/x.test.tsx', 'react', '@testing-library/react', 'node:fs', 'fast-check'),
  allow('apps/dashboard/next.config.ts', 'node:path'),
  allow(
    'apps/api/src/ingest/x.ts',
    neighbour('history'),
    neighbour('live'),
    neighbour('hosts'),
    'node:fs',
    'zod',
  ),
  allow('apps/api/src/history/x.ts', neighbour('hosts')),
  allow('apps/api/src/live/x.ts', neighbour('hosts'), neighbour('fleet')),
  allow('apps/api/src/fleet/x.ts', neighbour('hosts')),
  allow('apps/api/src/inspect/x.ts', neighbour('hosts')),
  allow('apps/api/src/app.module.ts', './ingest/ingest.service.js', './live/live-feed.js'),
  allow('apps/api/src/hosts/x.store.ts', '@prisma/client', '../generated/client.js'),
  allow('apps/api/src/hosts/x.store.test.ts', '@prisma/client', 'fast-check'),
  allow('apps/api/src/prisma.service.ts', '@prisma/adapter-better-sqlite3', './generated/client.js'),
  allow('e2e/src/x.test.ts', '@finwait/tcp', 'koffi', 'playwright-core', 'socket.io-client', 'node:net'),
  allow('tools/x.test.ts', '../apps/api/src/config.js', '../libs/tcp/src/state.js'),
  allow('bench/src/x.ts', '@finwait/tcp', 'node:fs'),
  {
    title: "an app's config reads the environment",
    filePath: 'apps/agent/src/config.ts',
    text: 'export const home = process.env.HOME;\n',
  },
  {
    title: 'e2e and tools read the environment',
    filePath: 'e2e/src/x.ts',
    text: 'export const home = process.env.HOME;\n',
  },
  {
    title: 'a page exports by default',
    filePath: 'apps/dashboard/src/app/x/page.tsx',
    text: 'export default 1;\n',
  },
  { title: 'a configuration exports by default', filePath: 'jest.config.mjs', text: 'export default {};\n' },
  {
    title: 'blank lines and comments are not counted',
    filePath: 'apps/agent/src/x.ts',
    text: `${'export {};\n'.repeat(300)}\n\n// why\n`,
  },
  {
    title: 'a test of a lib uses Buffer and process',
    filePath: 'libs/tcp/src/x.test.ts',
    text: 'export const bytes = Buffer.alloc(process.pid);\n',
  },
];
