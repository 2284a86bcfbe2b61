import { ROOT } from '../run.mjs';

/**
 * Where a relative import may not lead, as `import-x/no-restricted-paths` takes it: in `target` nothing may come from
 * `from`. Libs imported by name resolve to their `dist`.
 */

const APPS = ['agent', 'api', 'cli', 'dashboard'];
const LIB_BUILDS = ['tcp/dist', 'contracts/dist', 'client/dist'];
const byName =
  'A lib is imported by its name, @finwait/tcp, @finwait/contracts or @finwait/client: its files are its own business.';
const apart = 'Nothing imports an app: apps meet on the wire alone, in the terms of @finwait/contracts.';
const started = 'e2e and bench start the apps as a user does: what they import they do not test.';

const libZones = [
  {
    target: 'libs/tcp',
    from: ['apps', 'e2e', 'bench', 'tools', 'libs/contracts', 'libs/client'],
    message: 'libs/tcp imports nothing: agent, API and browser run it as it is.',
  },
  {
    target: 'libs/contracts',
    from: ['apps', 'e2e', 'bench', 'tools', 'libs/client'],
    message: 'libs/contracts imports @finwait/tcp and zod alone: every app loads it.',
  },
  {
    target: 'libs/client',
    from: ['apps', 'e2e', 'bench', 'tools'],
    message: 'libs/client knows the API by its OpenAPI document alone.',
  },
  { target: 'libs/client', from: ['libs/tcp', 'libs/contracts'], except: ['dist'], message: byName },
  { target: 'libs/contracts', from: 'libs/tcp', except: ['dist'], message: byName },
];

const appZones = APPS.flatMap((app) => [
  { target: `apps/${app}`, from: 'apps', except: [app], message: apart },
  { target: `apps/${app}`, from: 'libs', except: LIB_BUILDS, message: byName },
  {
    target: `apps/${app}`,
    from: ['e2e', 'bench', 'tools'],
    message: 'An app imports libs and its packages.',
  },
]);

const starterZones = ['e2e', 'bench'].flatMap((folder) => [
  { target: folder, from: 'apps', message: started },
  { target: folder, from: 'libs', except: LIB_BUILDS, message: byName },
]);

/** The tests beside them may look into apps and libs: they hold documents against the tables those are made of. */
const SCRIPTS = 'tools/**/*.{mjs,cjs}';

const scriptZones = [
  { target: SCRIPTS, from: 'apps', message: apart },
  { target: SCRIPTS, from: 'libs', except: LIB_BUILDS, message: byName },
];

const feature = (name) => `apps/api/src/${name}`;
const oneWay = 'Features of the API point one way, ingest to history and live, and all of them to hosts: ';

const featureZones = [
  { target: feature('!(ingest)/**'), from: feature('ingest'), message: `${oneWay}nothing imports ingest.` },
  {
    target: feature('history'),
    from: [feature('live'), feature('fleet')],
    message: `${oneWay}history knows only what is stored.`,
  },
  {
    target: feature('live'),
    from: feature('history'),
    message: `${oneWay}live knows only what comes in.`,
  },
  {
    target: feature('hosts'),
    from: [feature('history'), feature('live'), feature('fleet'), feature('inspect')],
    message: `${oneWay}hosts is below the rest.`,
  },
  {
    target: feature('inspect'),
    from: [feature('history'), feature('live'), feature('fleet')],
    message: `${oneWay}inspect asks agents and needs hosts alone.`,
  },
  { target: feature('fleet'), from: feature('live'), message: `${oneWay}live asks fleet for its totals.` },
];

export const IMPORT_ZONES = {
  basePath: ROOT,
  zones: [...libZones, ...appZones, ...starterZones, ...scriptZones, ...featureZones],
};
