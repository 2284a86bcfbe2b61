import { Agent, get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

/** What clients were answered. */
export interface Answered {
  answered: number;
  /** Told to come again later. */
  refused: number;
  bytes: number;
}

/** Clients that ask again as soon as they have their answer; one that is refused waits as long as it is told to. */
export class Readers {
  readonly counts: Answered = { answered: 0, refused: 0, bytes: 0 };
  readonly #agent: Agent;
  readonly #toUrl: (place: number) => string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #count: number;
  #asked = 0;
  #isStopped = true;
  #running: Promise<unknown> = Promise.resolve();

  constructor(count: number, headers: Readonly<Record<string, string>>, toUrl: (place: number) => string) {
    this.#count = count;
    this.#headers = headers;
    this.#toUrl = toUrl;
    this.#agent = new Agent({ keepAlive: true, maxSockets: count });
  }

  start(): void {
    this.#isStopped = false;
    this.#running = Promise.all(Array.from({ length: this.#count }, () => this.#askOn()));
  }

  /** Comes back when the last answer is there. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #askOn(): Promise<void> {
    while (!this.#isStopped) {
      this.#asked += 1;
      const { bytes, retryAfterS } = await this.#ask(this.#toUrl(this.#asked));
      this.counts.bytes += bytes;
      if (retryAfterS === undefined) this.counts.answered += 1;
      else {
        this.counts.refused += 1;
        await pause(retryAfterS * 1_000);
      }
    }
  }

  #ask(url: string): Promise<{ bytes: number; retryAfterS?: number }> {
    return new Promise((resolve, reject) => {
      const request = get(url, { agent: this.#agent, headers: this.#headers }, (answer) => {
        let bytes = 0;
        answer.on('data', (part: Buffer) => (bytes += part.length));
        answer.on('error', reject);
        answer.on('end', () => {
          if (answer.statusCode === 200) resolve({ bytes });
          else if (answer.statusCode === 503) {
            resolve({ bytes, retryAfterS: Number(answer.headers['retry-after']) });
          } else reject(new Error(`${url} answered ${answer.statusCode}`));
        });
      });
      request.on('error', reject);
    });
  }
}
