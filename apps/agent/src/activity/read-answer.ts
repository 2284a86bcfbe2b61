import { connect, type NetConnectOpts } from 'node:net';
import { toCause } from '../cause.js';

/** What an answer may take. */
export interface AnswerLimits {
  /** From the connect to the end of the answer. */
  readonly timeoutMs: number;
  readonly mostBytes: number;
}

/** The whole answer, a character for each byte, or why there is none. */
export type Answer =
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly why: string };

const LIMITS: AnswerLimits = { timeoutMs: 3_000, mostBytes: 1_048_576 };

/** Connects, says the question, and reads until the other side ends the connection. Aborting the signal ends it sooner. */
export async function readAnswer(
  to: NetConnectOpts,
  question: string,
  signal?: AbortSignal,
  { timeoutMs, mostBytes }: AnswerLimits = LIMITS,
): Promise<Answer> {
  return new Promise((resolve) => {
    const socket = connect(to);
    const end = (answer: Answer) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      socket.destroy();
      resolve(answer);
    };
    const fail = (why: string) => end({ ok: false, why });
    const abort = () => fail('the agent ends');
    const timer = setTimeout(() => fail(`no whole answer came within ${timeoutMs} ms`), timeoutMs);
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (part) => {
      text += String(part);
      if (text.length > mostBytes) fail(`the answer is longer than ${mostBytes} bytes`);
    });
    socket.on('end', () => end({ ok: true, text }));
    socket.on('error', (error) => fail(toCause(error)));
    signal?.addEventListener('abort', abort);
    if (signal?.aborted) abort();
    else socket.write(question);
  });
}
