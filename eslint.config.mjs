import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { PROJECT_BANS, ROOT_BANS, STORE_BANS } from './tools/lint/import-bans.mjs';
import { IMPORT_ZONES } from './tools/lint/import-zones.mjs';

const CODE = '{ts,tsx}';
/** Tools find these by their default export. */
const CONFIG_FILES = ['*.config.{mjs,ts}', 'apps/*/*.config.{mjs,ts}', 'apps/*/*-loader.{mjs,d.mts}'];
const SCRIPTS = ['**/*.{mjs,cjs}', '*.config.ts'];
/** Next finds these by their default export. */
const NEXT_FILES =
  'apps/dashboard/src/app/**/{page,layout,template,loading,error,global-error,not-found,default,icon,manifest}.tsx';

const environment = 'The environment is read in src/config.ts alone, which reports every bad value at once.';

const starExport = {
  selector: 'ExportAllDeclaration',
  message: 'Name what you export: with `export *` the public surface grows unseen.',
};
const defaultExport = {
  selector: ':matches(ExportDefaultDeclaration, ExportSpecifier[exported.name="default"])',
  message: 'Export by name: a thing has the same name wherever it is used.',
};
const moduleMock = {
  selector:
    'CallExpression[callee.object.name="jest"][callee.property.name=/^(mock|doMock|unstable_mockModule)$/]',
  message: 'Tests use the real thing: a mocked module proves nothing about the one that ships.',
};
const globalEnvironment = {
  selector: 'MemberExpression[property.name="env"][object.property.name="process"]',
  message: environment,
};

/** `import()` and `import('…').Type` escape no-restricted-imports. A selector's regex cannot hold a slash. */
function toDynamicBan({ regex, message }) {
  const source = `[source.value=/${regex.replaceAll('/', '\\x2F')}/]`;
  return { selector: `:matches(ImportExpression, TSImportType)${source}`, message };
}

/**
 * Both rules with everything that holds in `files`: a later block's options replace those of an earlier one, so each
 * block is given whole.
 */
function restrict(files, bans, syntax) {
  return {
    files,
    rules: {
      'no-restricted-imports': ['error', { patterns: bans }],
      'no-restricted-syntax': ['error', ...syntax, ...bans.map(toDynamicBan)],
    },
  };
}

const everySyntax = [starExport, moduleMock, defaultExport];
const appSyntax = [...everySyntax, globalEnvironment];

const projectBlocks = Object.entries(PROJECT_BANS).flatMap(([folder, { source, tests }]) => {
  const syntax = folder.startsWith('apps/') ? appSyntax : everySyntax;
  return [
    restrict([`${folder}/**/*.${CODE}`], source, syntax),
    restrict([`${folder}/**/*.test.${CODE}`, `${folder}/**/testing/**/*.${CODE}`], tests, syntax),
  ];
});

export default defineConfig(
  globalIgnores([
    '**/{dist,out,.next,.nx,.cache,var,coverage}/',
    'apps/api/src/generated/',
    'libs/client/src/schema.ts',
    '**/next-env.d.ts',
    '**/fixtures/',
  ]),
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: [] })] },
    rules: {
      'import-x/no-restricted-paths': ['error', IMPORT_ZONES],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'xxx'] }],
    },
  },
  {
    files: SCRIPTS,
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { parserOptions: { projectService: false } },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  restrict([`**/*.{mjs,cjs,ts,tsx}`], ROOT_BANS, everySyntax),
  ...projectBlocks,
  restrict(['apps/api/src/**/*.store.ts', 'apps/api/src/prisma.service.ts'], STORE_BANS.source, appSyntax),
  restrict(
    ['apps/api/src/**/*.store.test.ts', 'apps/api/src/prisma.service.test.ts'],
    STORE_BANS.tests,
    appSyntax,
  ),
  restrict([NEXT_FILES], PROJECT_BANS['apps/dashboard'].source, [starExport, moduleMock, globalEnvironment]),
  restrict(CONFIG_FILES, ROOT_BANS, [starExport, moduleMock]),
  {
    files: [`libs/*/src/**/*.${CODE}`],
    ignores: ['**/*.test.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        {
          checkGlobalObject: true,
          globals: ['process', 'Buffer'].map((name) => ({
            name,
            message: 'The libs run in a browser as they are: there is no Node there.',
          })),
        },
      ],
    },
  },
  {
    files: [`apps/*/**/*.${CODE}`],
    ignores: ['apps/*/src/config.ts', ...CONFIG_FILES],
    rules: {
      'no-restricted-properties': ['error', { object: 'process', property: 'env', message: environment }],
    },
  },
);
