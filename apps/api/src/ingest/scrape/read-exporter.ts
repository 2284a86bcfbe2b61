import { parseNodeExporter, type ParsedNodeExporter } from '@finwait/tcp';

const PATIENCE_MS = 5_000;
const MOST_BYTES = 16 * 1_024 * 1_024;

/** What a node_exporter tells, or why it tells nothing. Follows no redirect. */
export async function readExporter(url: string, ended: AbortSignal): Promise<ParsedNodeExporter> {
  try {
    const signal = AbortSignal.any([ended, AbortSignal.timeout(PATIENCE_MS)]);
    const answer = await fetch(url, {
      signal,
      redirect: 'error',
      headers: { accept: 'text/plain;version=0.0.4' },
    });
    if (!answer.ok) {
      await answer.body?.cancel();
      return { ok: false, why: `it answers with status ${answer.status}` };
    }
    const text = await readText(answer);
    return text === undefined
      ? { ok: false, why: 'its answer is larger than 16 MiB' }
      : parseNodeExporter(text);
  } catch (error) {
    return { ok: false, why: toCause(error) };
  }
}

async function readText(answer: Response): Promise<string | undefined> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const part of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += part.byteLength;
    if (bytes > MOST_BYTES) return undefined;
    text += decoder.decode(part, { stream: true });
  }
  return text;
}

/** fetch hides the cause that its reader can act on. */
function toCause(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no answer in ${PATIENCE_MS / 1_000} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}
