/**
 * Sources are compiled to CommonJS for the tests and ESM-only packages are loaded with require(esm), which Jest
 * offers on Node >= 24.9 behind --experimental-vm-modules (docs/decisions/0002-tests-on-node-24.md).
 */
const swc = (tsx) => [
  '@swc/jest',
  {
    jsc: {
      target: 'es2023',
      parser: { syntax: 'typescript', decorators: true, tsx },
      transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } },
    },
    module: { type: 'commonjs' },
  },
];

const project = (name, root, testEnvironment = 'node') => ({
  displayName: name,
  rootDir: import.meta.dirname,
  roots: [`<rootDir>/${root}`],
  testEnvironment,
  testMatch: ['**/*.test.ts', '**/*.test.tsx'],
  testPathIgnorePatterns: ['/node_modules/', '/dist/', '/.next/', '/out/'],
  modulePathIgnorePatterns: ['/dist/', '/.next/', '/out/', '<rootDir>/.cache/'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^@finwait/(tcp|contracts|client)$': '<rootDir>/libs/$1/src/index.ts',
    '^@finwait/contracts/protocol$': '<rootDir>/libs/contracts/src/protocol.ts',
    '\\.css$': '<rootDir>/apps/dashboard/src/testing/empty-stylesheet.cjs',
  },
  transform: { '\\.ts$': swc(false), '\\.tsx$': swc(true) },
});

export default {
  projects: [
    project('tcp', 'libs/tcp'),
    project('contracts', 'libs/contracts'),
    project('client', 'libs/client'),
    project('agent', 'apps/agent'),
    project('api', 'apps/api'),
    project('cli', 'apps/cli'),
    project('dashboard', 'apps/dashboard', 'jsdom'),
    project('tools', 'tools'),
    project('e2e', 'e2e'),
  ],
  coverageProvider: 'v8',
  // A limit for what hangs. A busy machine takes three seconds to start an API.
  testTimeout: 30_000,
  // Tests that mostly wait for a time-out to pass wait together.
  maxConcurrency: 16,
};
