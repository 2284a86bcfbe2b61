import { setImmediate } from 'node:timers/promises';
import { SocketTextParser, type ParsedSocketText, type SocketTextOptions } from '@finwait/tcp';

/** About 200 lines, which take less than a millisecond; 8,000 of two characters take ten. */
const SLICE_BYTES = 16_384;

/**
 * Parses raw output of netstat or ss a slice at a time, so that a large one does not keep others waiting. Bytes that are
 * no UTF-8 become replacement characters, which the parser knows.
 */
export async function parseListing(bytes: Uint8Array, options: SocketTextOptions): Promise<ParsedSocketText> {
  const parser = new SocketTextParser(options);
  const decoder = new TextDecoder();
  for (let start = 0; start < bytes.length; start += SLICE_BYTES) {
    if (start > 0) await setImmediate();
    parser.push(decoder.decode(bytes.subarray(start, start + SLICE_BYTES), { stream: true }));
  }
  parser.push(decoder.decode());
  return parser.finish();
}
