import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ROOT } from '../processes/repository.ts';
import { ADMIN_TOKEN } from '../processes/started-api.ts';

/** The built command line. */
export const CLI = join(ROOT, 'apps/cli/dist/main.js');

/** What a command that has ended printed, and its exit code. */
export interface CliResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** The environment of a command that asks this API as an admin. */
export function cliEnvironment(api: string, token = ADMIN_TOKEN): NodeJS.ProcessEnv {
  const { PATH } = process.env;
  return { PATH, FINWAIT_API: api, FINWAIT_TOKEN: token };
}

/** Runs a command to its end, with `input` on its standard input. */
export async function runCli(
  api: string,
  args: readonly string[],
  input = '',
  token = ADMIN_TOKEN,
): Promise<CliResult> {
  const child = spawn(process.execPath, [CLI, ...args], { env: cliEnvironment(api, token) });
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  child.stdin.on('error', () => undefined).end(input);
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { code: await ended, stdout, stderr };
}

/** Standard output as JSON lines. */
export function toObjects(stdout: string): Record<string, unknown>[] {
  return stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
