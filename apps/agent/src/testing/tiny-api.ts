import { createServer, type IncomingMessage, type Server as HttpServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import {
  UPLINK_NAMESPACE,
  type FactsAck,
  type HostFacts,
  type SnapshotBatch,
  type UplinkAck,
  type UplinkAuth,
  type UplinkClientEvents,
  type UplinkServerEvents,
} from '@finwait/contracts/protocol';
import { Server, type Socket } from 'socket.io';

/** An answer to an enrolment: a status and a body, sent as it is when it is text. */
export interface EnrolAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** A refusal of a handshake. */
export interface Refusal {
  readonly code: string;
  readonly detail: string;
}

/** `null` never answers. */
export type AnswerBatch = (batch: SnapshotBatch) => UplinkAck | null | Promise<UplinkAck>;

/** What the tiny API answers. Change it at any time. */
export interface TinyApiAnswers {
  enrol: (request: unknown) => EnrolAnswer;
  /** A host wants another credential and comes with this one. */
  renew: (bearer: string | undefined) => EnrolAnswer;
  admit: (auth: UplinkAuth) => Refusal | null;
  take: AnswerBatch;
  /** `null` never answers. */
  note: (facts: HostFacts) => FactsAck | null;
}

const opened: TinyApi[] = [];

/** A real HTTP and socket.io server on a port of its own, with answers the test decides; closed when the file ends. */
export class TinyApi implements TinyApiAnswers {
  enrol: TinyApiAnswers['enrol'] = () => ({ status: 200, body: { host: 'web-01', credential: 'secret-1' } });
  renew: TinyApiAnswers['renew'] = () => ({ status: 404, body: {} });
  admit: TinyApiAnswers['admit'] = () => null;
  take: TinyApiAnswers['take'] = (batch) => ({ ok: true, seq: Math.max(...batch.rows.map(([seq]) => seq)) });
  note: TinyApiAnswers['note'] = () => ({ ok: true });
  readonly enrolments: unknown[] = [];
  readonly handshakes: UplinkAuth[] = [];
  readonly batches: SnapshotBatch[] = [];
  readonly facts: HostFacts[] = [];
  readonly #http: HttpServer;
  readonly #sockets: Server<UplinkClientEvents, UplinkServerEvents>;
  #agent: Socket<UplinkClientEvents, UplinkServerEvents> | undefined;

  private constructor() {
    this.#http = createServer((request, response) => {
      void this.#answer(request).then(({ status, body }) => {
        response.writeHead(status, { connection: 'close' });
        response.end(typeof body === 'string' ? body : JSON.stringify(body));
      });
    });
    this.#sockets = new Server(this.#http);
    const agents = this.#sockets.of(UPLINK_NAMESPACE);
    agents.use((socket, next) => {
      const auth = socket.handshake.auth as UplinkAuth;
      this.handshakes.push(auth);
      const refusal = this.admit(auth);
      next(refusal === null ? undefined : Object.assign(new Error(refusal.detail), { data: refusal }));
    });
    agents.on('connection', (socket) => {
      this.#agent = socket;
      socket.on('snapshots', (batch, acknowledge) => {
        this.batches.push(batch);
        void Promise.resolve(this.take(batch)).then((answer) => {
          if (answer !== null) acknowledge(answer);
        });
      });
      socket.on('facts', (facts, acknowledge) => {
        this.facts.push(facts);
        const answer = this.note(facts);
        if (answer !== null) acknowledge(answer);
      });
    });
  }

  /** Listens on the port, or on a free one. */
  static async open(port = 0): Promise<TinyApi> {
    const api = new TinyApi();
    api.#http.listen(port, '127.0.0.1');
    await once(api.#http, 'listening');
    opened.push(api);
    return api;
  }

  get port(): number {
    return (this.#http.address() as AddressInfo).port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Every snapshot's number in the order it came. */
  get seqs(): number[] {
    return this.batches.flatMap(({ rows }) => rows.map(([seq]) => seq));
  }

  /** Sends anything, typed or not, to the agent that connected last, and gives its answer. */
  ask(event: string, ...args: unknown[]): Promise<unknown> {
    const untyped = this.#agent as unknown as Socket | undefined;
    return (
      untyped?.timeout(5_000).emitWithAck(event, ...args) ?? Promise.reject(new Error('no agent is there'))
    );
  }

  /** As {@link ask}, without wanting an answer. */
  tell(event: string, ...args: unknown[]): void {
    (this.#agent as unknown as Socket | undefined)?.emit(event, ...args);
  }

  /** Ends every connection and gives the port back. */
  async close(): Promise<void> {
    await this.#sockets.close();
  }

  async #answer(request: IncomingMessage): Promise<EnrolAnswer> {
    if (request.method === 'POST' && request.url === '/api/v1/hosts/web-01/credential') {
      await json(request);
      return this.renew(request.headers.authorization);
    }
    if (request.method !== 'POST' || request.url !== '/api/v1/enrol') return { status: 404, body: {} };
    const message = await json(request);
    this.enrolments.push(message);
    return this.enrol(message);
  }
}

afterAll(async () => {
  for (const api of opened) await api.close();
});
