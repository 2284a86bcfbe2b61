import { spawn, type ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { toCause, toErrorCode } from '../cause.js';

/** Where systems keep their network tools. */
const SEARCH_PATH = '/usr/sbin:/usr/bin:/sbin:/bin:/usr/local/sbin:/usr/local/bin:/run/current-system/sw/bin';
const TIMEOUT_MS = 30_000;
/** The lines of a million sockets. */
const MOST_BYTES = 134_217_728;
const MOST_COMPLAINT_CHARACTERS = 200;

/** A program and its arguments. */
export type ProgramLine = readonly [file: string, ...words: string[]];

/** Bounds of a run, and where the program is looked for. */
export interface RunOptions {
  readonly searchPath?: string;
  readonly timeoutMs?: number;
  readonly mostBytes?: number;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/**
 * Runs a program to its end, without a shell and in the C locale, and gives away what it prints as it comes. Rejects with
 * the cause when it is not there, fails, prints too much or takes too long; it is ended then.
 */
export async function runProgram(
  line: ProgramLine,
  take: (bytes: Uint8Array) => void,
  { searchPath = SEARCH_PATH, timeoutMs = TIMEOUT_MS, mostBytes = MOST_BYTES }: RunOptions = {},
): Promise<void> {
  const [file, ...words] = line;
  const env = process.platform === 'win32' ? { LC_ALL: 'C' } : { LC_ALL: 'C', PATH: searchPath };
  const child = spawn(file, words, { env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
  let refusal: string | undefined;
  const refuse = (why: string) => {
    refusal ??= `${line.join(' ')} ${why}`;
    child.kill('SIGKILL');
    // What the program started itself may still hold the pipes.
    for (const stream of [child.stdout, child.stderr]) stream.destroy();
  };
  const timer = setTimeout(() => refuse(`did not end within ${timeoutMs} ms`), timeoutMs);
  let length = 0;
  child.stdout.on('data', (bytes: Uint8Array) => {
    length += bytes.length;
    if (length > mostBytes) refuse(`printed more than ${mostBytes} bytes`);
    if (refusal === undefined) take(bytes);
  });
  try {
    const why = await waitForEnd(child, file);
    if (refusal !== undefined) throw new Error(refusal);
    if (why !== null) throw new Error(`${line.join(' ')} ${why}`);
  } finally {
    clearTimeout(timer);
  }
}

/** `null` when it ended well. */
async function waitForEnd(child: Child, file: string): Promise<string | null> {
  let complaint = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    if (complaint.length < MOST_COMPLAINT_CHARACTERS) complaint += text;
  });
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve(toErrorCode(error) === 'ENOENT' ? `cannot run: there is no ${file}` : toCause(error)),
    );
    child.once('close', (code, signal) => {
      const [first = ''] = complaint.trim().slice(0, MOST_COMPLAINT_CHARACTERS).split('\n');
      const end = signal === null ? `exited with ${code}` : `was ended by ${signal}`;
      resolve(code === 0 ? null : `${end}${first && `: ${first}`}`);
    });
  });
}
