import { join } from 'node:path';
import { ProcessUnderTest } from './process-under-test.ts';
import { ROOT } from './repository.ts';

/** What a program that has ended printed, and its exit code. */
export interface ProgramResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a built program of the API to its end, as `npm run NAME -- ARGS` does. */
export async function runProgram(name: string, args: readonly string[]): Promise<ProgramResult> {
  const process = new ProcessUnderTest([join(ROOT, 'apps/api/dist', `${name}.js`), ...args]);
  const { code } = await process.ended;
  return { code, stdout: process.stdout, stderr: process.stderr };
}
