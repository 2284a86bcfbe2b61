import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseDuration } from '@finwait/contracts';
import { z } from 'zod';
import type { RetentionPolicy } from './history/retention/retention-policy.js';
import { findRetentionProblem, RETENTION_SHAPE, toPolicy } from './retention-config.js';
import { findTransportProblem, toTlsFiles, TRANSPORT_SHAPE, type TlsFiles } from './transport-config.js';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** The migrations of this release. */
export const MIGRATIONS_DIR = resolve(ROOT, 'prisma/migrations');

/** Injects the {@link Config}. */
export const CONFIG = Symbol('config');

const LOG_LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** One environment variable of the API: what it means and what holds when it is not set. */
export interface ConfigVariable {
  readonly name: string;
  readonly default: string;
  readonly meaning: string;
}

/** Every environment variable the API reads. */
export const CONFIG_VARIABLES = [
  { name: 'FINWAIT_HOST', default: '127.0.0.1', meaning: 'address to listen on' },
  { name: 'FINWAIT_PORT', default: '4000', meaning: 'port to listen on; 0 picks a free one and prints it' },
  {
    name: 'FINWAIT_DATA_DIR',
    default: 'var/',
    meaning: 'folder of the database and the admin token; made with mode 0700 when missing',
  },
  {
    name: 'DATABASE_URL',
    default: 'file:finwait.db in the data dir',
    meaning: 'SQLite file, as file:PATH; a relative path is relative to the working folder',
  },
  {
    name: 'FINWAIT_BOOTSTRAP_TOKEN',
    default: 'none',
    meaning:
      'an admin token of at least 32 characters, valid from the first start; without it one is made and kept in DATA_DIR/admin-token with mode 0600',
  },
  {
    name: 'FINWAIT_RETENTION_RAW',
    default: '400d',
    meaning:
      'how long every snapshot, and what servers say of what they do, is kept: a length of at least 1d, or forever',
  },
  { name: 'FINWAIT_RETENTION_5M', default: '3y', meaning: 'how long buckets of five minutes are kept' },
  { name: 'FINWAIT_RETENTION_1H', default: 'forever', meaning: 'how long buckets of an hour are kept' },
  {
    name: 'FINWAIT_MAX_DB_BYTES',
    default: 'none',
    meaning:
      'most the database may take, such as 20GB; above it the oldest snapshots go first, then the oldest buckets of five minutes',
  },
  { name: 'FINWAIT_LOG_LEVEL', default: 'info', meaning: `least level to log: ${LOG_LEVELS.join(', ')}` },
  {
    name: 'FINWAIT_PUBLIC_URL',
    default: 'http://HOST:PORT',
    meaning: 'address under which browsers reach the API; its origin may open live feeds',
  },
  {
    name: 'FINWAIT_TRUST_PROXY',
    default: 'false',
    meaning: 'true when one proxy in front adds to X-Forwarded-For and sets X-Forwarded-Proto',
  },
  {
    name: 'FINWAIT_TLS_CERT',
    default: 'none',
    meaning: 'PEM file of a certificate with its chain: the API speaks TLS itself; read at the start',
  },
  { name: 'FINWAIT_TLS_KEY', default: 'none', meaning: 'PEM file of the key of that certificate' },
  {
    name: 'FINWAIT_INSECURE',
    default: 'false',
    meaning: 'true to speak plain HTTP on an address that other machines reach',
  },
  {
    name: 'FINWAIT_SCRAPE_FILE',
    default: 'none',
    meaning:
      "JSON file of node_exporters to read as hosts, in the form of Prometheus' file_sd_configs; read again before each round",
  },
  { name: 'FINWAIT_SCRAPE_INTERVAL', default: '10s', meaning: 'time between two rounds, 1s to 1h' },
  {
    name: 'FINWAIT_F5_FILE',
    default: 'none',
    meaning: 'JSON file of F5 BIG-IPs to read as hosts, see docs/f5.md; read again before each round',
  },
  {
    name: 'FINWAIT_F5_INTERVAL',
    default: '30s',
    meaning: 'time between two rounds of reading BIG-IPs, 1s to 1h',
  },
] as const satisfies readonly ConfigVariable[];

const roundSchema = z
  .string()
  .transform((text) => parseDuration(text) ?? 0)
  .refine((ms) => ms >= 1_000 && ms <= 3_600_000, 'expected a length from 1s to 1h, such as 10s');

const configSchema = z.object({
  ...RETENTION_SHAPE,
  ...TRANSPORT_SHAPE,
  FINWAIT_PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'expected a port from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'expected a port from 0 to 65535')
    .default(4000),
  FINWAIT_DATA_DIR: z.string().min(1).default(resolve(ROOT, 'var')),
  DATABASE_URL: z
    .string()
    .regex(/^file:.+/, 'expected file:PATH; SQLite is the only database of this release')
    .optional(),
  FINWAIT_BOOTSTRAP_TOKEN: z.string().min(32, 'expected at least 32 characters').max(256).optional(),
  FINWAIT_LOG_LEVEL: z.enum(LOG_LEVELS).default('info'),
  FINWAIT_SCRAPE_FILE: z.string().min(1).optional(),
  FINWAIT_SCRAPE_INTERVAL: roundSchema.default(10_000),
  FINWAIT_F5_FILE: z.string().min(1).optional(),
  FINWAIT_F5_INTERVAL: roundSchema.default(30_000),
});

/** What the API was told by its environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databasePath: string;
  readonly bootstrapToken: string | undefined;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  readonly publicUrl: string | undefined;
  readonly trustProxy: boolean;
  readonly tls: TlsFiles | undefined;
  readonly retention: RetentionPolicy;
  readonly scrapeFile: string | undefined;
  readonly scrapeIntervalMs: number;
  readonly f5File: string | undefined;
  readonly f5IntervalMs: number;
  readonly migrationsDir: string;
  readonly dashboardDir: string;
}

/** The configuration, or every problem found in the environment. */
export type ConfigResult =
  | { readonly ok: true; readonly config: Config }
  | { readonly ok: false; readonly problems: readonly string[] };

/** Reads the configuration from environment variables; an empty value counts as not set. */
export function parseConfig(env: Readonly<Record<string, string | undefined>>): ConfigResult {
  const set = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = configSchema.safeParse(set);
  const problems = (parsed.error?.issues ?? []).map((issue) => {
    const name = String(issue.path[0]);
    const isSecret = name === 'FINWAIT_BOOTSTRAP_TOKEN';
    return `config_invalid: ${name}${isSecret ? '' : `=${JSON.stringify(set[name])}`}: ${issue.message}`;
  });
  if (!parsed.success) return { ok: false, problems };
  const contradictions = [findRetentionProblem(parsed.data), findTransportProblem(parsed.data)].filter(
    (problem) => problem !== undefined,
  );
  if (contradictions.length > 0) return { ok: false, problems: contradictions };
  const dataDir = resolve(parsed.data.FINWAIT_DATA_DIR);
  return {
    ok: true,
    config: {
      host: parsed.data.FINWAIT_HOST,
      port: parsed.data.FINWAIT_PORT,
      dataDir,
      databasePath: resolve(
        parsed.data.DATABASE_URL?.slice('file:'.length) ?? resolve(dataDir, 'finwait.db'),
      ),
      bootstrapToken: parsed.data.FINWAIT_BOOTSTRAP_TOKEN,
      logLevel: parsed.data.FINWAIT_LOG_LEVEL,
      publicUrl: parsed.data.FINWAIT_PUBLIC_URL?.replace(/\/$/, ''),
      trustProxy: parsed.data.FINWAIT_TRUST_PROXY,
      tls: toTlsFiles(parsed.data),
      retention: toPolicy(parsed.data),
      scrapeFile: parsed.data.FINWAIT_SCRAPE_FILE,
      scrapeIntervalMs: parsed.data.FINWAIT_SCRAPE_INTERVAL,
      f5File: parsed.data.FINWAIT_F5_FILE,
      f5IntervalMs: parsed.data.FINWAIT_F5_INTERVAL,
      migrationsDir: MIGRATIONS_DIR,
      dashboardDir: resolve(ROOT, 'apps/dashboard/out'),
    },
  };
}

/** The configuration of this process, or every problem found. */
export function readConfig(): ConfigResult {
  return parseConfig(process.env);
}
