import { execFile, type ExecFileException } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname } from 'node:path';

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 4_194_304;
const MOST_REASON_CHARACTERS = 200;
/** The line that tells the cause stands among warnings, and before one that only says that the test failed. */
const TELLING = /\b(emerg|alert|error|cannot|denied)\b/i;
/** Time and process of a line of nginx, which are others each time. */
const STAMP = /^[\d/]+ [\d:]+ (\[\w+\]) \d+#\d+: /;
const WRITABLE_BY_OTHERS = 0o022;

/** What a program printed, or why there is nothing. */
export type Dump =
  | { readonly ok: true; readonly out: string; readonly complaints: string }
  | { readonly ok: false; readonly why: string };

/** Runs a program that only prints, without a shell, for 10 s and 4 MiB at most; it is ended then. */
export async function runDump(
  program: string,
  words: readonly string[],
  variables: Readonly<Record<string, string>> = {},
): Promise<Dump> {
  const options = {
    timeout: TIMEOUT_MS,
    maxBuffer: MOST_BYTES,
    killSignal: 'SIGKILL',
    cwd: '/',
    env: { ...variables, LC_ALL: 'C', PATH: '/usr/sbin:/usr/bin:/sbin:/bin' },
  } as const;
  return new Promise((resolve) => {
    execFile(program, words, options, (error, out, complaints) => {
      if (error === null) resolve({ ok: true, out, complaints });
      else resolve({ ok: false, why: toReason(error, complaints) });
    });
  });
}

function toReason(error: ExecFileException, complaints: string): string {
  if (error.code === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER') return `it printed more than ${MOST_BYTES} bytes`;
  if (error.killed === true) return `it did not end within ${TIMEOUT_MS} ms`;
  const lines = complaints.split('\n').filter((line) => line.trim() !== '');
  const said = lines.find((line) => TELLING.test(line)) ?? lines[0] ?? error.message;
  return said.trim().replace(STAMP, '$1 ').slice(0, MOST_REASON_CHARACTERS);
}

/**
 * Why a program must not be run, or a file not be obeyed, or `null`: nobody but root and the agent's own user may be able to
 * change it or to have chosen its arguments, or whoever can would be the agent.
 */
export function findDistrust(program: string, processUser: number | null): string | null {
  const own = process.getuid?.() ?? -1;
  const isTrusted = (user: number | null) => user === 0 || user === own;
  if (!isTrusted(processUser))
    return `it was started by user ${processUser ?? 'unknown'}, whose word the agent does not take`;
  try {
    for (let path = program; ; path = dirname(path)) {
      const { uid, mode } = statSync(path);
      const isSticky = (mode & 0o1000) !== 0;
      if (!isTrusted(uid) || ((mode & WRITABLE_BY_OTHERS) !== 0 && !isSticky))
        return `others may change ${path}`;
      if (path === dirname(path)) return null;
    }
  } catch {
    return `${program} cannot be seen`;
  }
}
