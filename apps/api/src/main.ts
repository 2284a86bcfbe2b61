import 'reflect-metadata';
import { ERRORS, type ErrorCode } from '@finwait/contracts';
import { readConfig } from './config.js';
import { startApi } from './start.js';
import { DatabaseRefused } from './storage/migration.store.js';

const result = readConfig();
if (!result.ok) {
  console.error(['Finwait cannot start:', ...result.problems].join('\n  '));
  process.exit(2);
}
try {
  const { url, localUrl, signInUrl } = await startApi(result.config);
  console.log(`Finwait is at ${url} · sign in once within the hour: ${signInUrl}`);
  process.send?.({ localUrl });
} catch (error) {
  const code = toCode(error);
  const cause = error instanceof Error ? error.message : String(error);
  console.error(`${code}: ${ERRORS[code].title}: ${cause}\n${ERRORS[code].action}`);
  process.exit(code === 'port_in_use' ? 2 : 1);
}

function toCode(error: unknown): ErrorCode {
  if (error instanceof DatabaseRefused) return 'database_refused';
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return 'port_in_use';
  return 'internal';
}
