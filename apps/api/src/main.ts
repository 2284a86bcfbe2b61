import 'reflect-metadata';
import { setFlagsFromString } from 'node:v8';
import { ERRORS, type ErrorCode } from '@finwait/contracts';
import { readConfig } from './config.js';
import { startApi, StartFailure, type RunningApi } from './start.js';
import { DatabaseRefused } from './storage/migration.store.js';

/** The reader can put these right by another setting. */
const ERRORS_OF_CONFIGURATION: readonly ErrorCode[] = [
  'port_in_use',
  'address_unusable',
  'data_dir_unusable',
  'certificate_unusable',
];

/** The heap may grow to this much more than what is alive before it is collected, in percent; V8 alone would allow 300. */
const GARBAGE_PERCENT = 50;

setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`);
const result = readConfig();
if (!result.ok) {
  console.error(['Finwait cannot start:', ...result.problems].join('\n  '));
  process.exit(2);
}
try {
  const { app, url, localUrl, signInUrl } = await startApi(result.config);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop(app));
  console.log(`Finwait is at ${url} · sign in once within the hour: ${signInUrl}`);
  // Who checks the certificate needs a name that is in it.
  process.send?.({ localUrl: result.config.tls ? url : localUrl });
} catch (error) {
  const code = toCode(error);
  const cause = error instanceof Error ? error.message : String(error);
  console.error(`${code}: ${ERRORS[code].title}: ${cause}\n${ERRORS[code].action}`);
  process.exit(ERRORS_OF_CONFIGURATION.includes(code) ? 2 : 1);
}

/** Writes what waits, closes every connection and ends; a connection that will not close gets ten seconds. */
async function stop(app: RunningApi['app']): Promise<void> {
  setTimeout(() => process.exit(1), 10_000).unref();
  await app.close();
  process.exit(0);
}

function toCode(error: unknown): ErrorCode {
  if (error instanceof StartFailure) return error.code;
  return error instanceof DatabaseRefused ? 'database_refused' : 'internal';
}
