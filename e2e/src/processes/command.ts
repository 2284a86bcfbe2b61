import { spawnSync } from 'node:child_process';

/** What a command that has ended printed, and its exit code; `null` when it could not be started or was killed. */
export interface CommandResult {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. */
export function runCommand(argv: readonly string[]): CommandResult {
  const [program = '', ...options] = argv;
  const { status, stdout, stderr } = spawnSync(program, options, { encoding: 'utf8', timeout: 30_000 });
  return { code: status, stdout: stdout ?? '', stderr: stderr ?? '' };
}

/** True when every command of these names can be started. */
export function hasCommands(...names: readonly string[]): boolean {
  return names.every((name) => runCommand(['sh', '-c', `command -v ${name}`]).code === 0);
}
