import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The top of the repository. */
export const ROOT = join(import.meta.dirname, '..');

/** Prints a line about what is going on, apart from what a command answers on standard output. */
export function say(line) {
  process.stderr.write(`${line}\n`);
}

/**
 * Runs a Node script and resolves with its exit code.
 * `quiet` keeps its output back and prints it only when the script fails.
 */
export function runNode(args, { quiet = false, env = {} } = {}) {
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve) => {
    child.on('close', (code) => {
      if (code !== 0) process.stderr.write(Buffer.concat(output));
      resolve(code ?? 1);
    });
  });
}

/** Runs a Node script and ends this process with its exit code when it fails. */
export async function runNodeOrExit(args, options) {
  const code = await runNode(args, options);
  if (code !== 0) process.exit(code);
}
