import { Agent, get } from 'node:http';
import { readProcessCpuMs } from '../collector/processor-time.ts';

/** Somebody who answers over HTTP. */
export interface Answerer {
  readonly pid: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** How long answers took, in milliseconds from the request to their last byte. */
export interface Asked {
  readonly median: number;
  readonly p95: number;
  readonly worst: number;
  /** CPU time of whoever answered, for each answer. */
  readonly cpuMs: number;
  readonly answerKb: number;
}

const WARM_UP = 10;

/** Asks one after the other over one connection; `toUrl` gives the address of each question. Throws for an answer that is not 200. */
export async function ask(
  answerer: Answerer,
  times: number,
  toUrl: (place: number) => string,
): Promise<Asked> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const one = (place: number) => read(toUrl(place), agent, answerer.headers ?? {});
  for (let place = 0; place < Math.min(WARM_UP, times); place += 1) await one(place);
  const tookMs: number[] = [];
  let bytes = 0;
  const cpuBefore = readProcessCpuMs(answerer.pid);
  for (let place = 0; place < times; place += 1) {
    const startedAt = performance.now();
    bytes += await one(place);
    tookMs.push(performance.now() - startedAt);
  }
  const cpuMs = (readProcessCpuMs(answerer.pid) - cpuBefore) / times;
  agent.destroy();
  tookMs.sort((a, b) => a - b);
  const at = (share: number) => tookMs[Math.min(times - 1, Math.floor(times * share))] ?? Number.NaN;
  return { median: at(0.5), p95: at(0.95), worst: at(1), cpuMs, answerKb: bytes / times / 1_000 };
}

function read(url: string, agent: Agent, headers: Readonly<Record<string, string>>): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers }, (answer) => {
      let bytes = 0;
      let text = '';
      answer.on('data', (part: Buffer) => {
        bytes += part.length;
        if (answer.statusCode !== 200) text += part.toString();
      });
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url} answered ${answer.statusCode}: ${text}`));
      });
      answer.on('error', reject);
    });
    request.on('error', reject);
  });
}
