import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** How an answer is compressed. Source: RFC 9110 §8.4.1, RFC 7932. */
export type Coding = 'br' | 'gzip';

/** The one to take first where several will do. */
export const CODINGS: readonly Coding[] = ['br', 'gzip'];

/** Answers are made anew each time, so the slowest qualities would cost more than they save. */
export const QUICK_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };

/**
 * Text in UTF-8, compressed where a coding is named, in a buffer of its own that can be transferred. It takes milliseconds
 * for each megabyte: leave it to a thread.
 */
export function compress(text: Uint8Array<ArrayBuffer>, coding: Coding | undefined): Uint8Array<ArrayBuffer> {
  if (coding === undefined) return text;
  // What zlib gives may lie in a pool that other buffers share.
  return new Uint8Array(coding === 'br' ? brotliCompressSync(text, QUICK_BROTLI) : gzipSync(text));
}

/** The coding that an Accept-Encoding header asks for, if it is one of these. Source: RFC 9110 §12.5.3. */
export function toCoding(accept = ''): Coding | undefined {
  const isRefused = (one: string) => /;\s*q=0(\.0*)?\s*$/.test(one);
  const accepted = accept
    .toLowerCase()
    .split(',')
    .filter((one) => !isRefused(one))
    .map((one) => one.split(';')[0]?.trim());
  return CODINGS.find((coding) => accepted.includes(coding));
}
