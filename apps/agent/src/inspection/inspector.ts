import { join } from 'node:path';
import {
  isInspectionRequest,
  type InspectionAnswer,
  type InspectionRequest,
} from '@finwait/contracts/protocol';
import {
  ALL_STATES_MASK,
  SockDiagMessages,
  TCP_INFO_EXTENSION,
  decodeDiagSocket,
  toStateMask,
} from '@finwait/tcp';
import { toCause } from '../cause.js';
import { encodeRequests, type RequestForm } from '../sources/diag-request.js';
import { DiagSocket, DumpRefused } from '../sources/diag-socket.js';
import { PROC_ROOT } from '../sources/reading.js';
import { loadSystemCalls, type SystemCalls } from '../sources/system-call.js';
import { Census } from './census.js';
import { CGROUP_ROOT, readCgroupPaths } from './cgroup-paths.js';
import { readWhole } from './kernel-text.js';
import { readBootedAt } from './process-stat.js';
import { SocketMemory } from './socket-memory.js';
import { findSocketOwners } from './socket-owners.js';

/** What an inspector works with. */
export interface InspectorOptions {
  /** The name of the agent's source: only where netlink works can sockets be inspected. */
  readonly source: string;
  readonly procRoot?: string;
  readonly cgroupRoot?: string;
  readonly load?: () => Promise<SystemCalls>;
  readonly form?: RequestForm;
}

interface Walked {
  readonly census: Census;
  readonly interrupted: boolean;
}

/** An inspection takes a second at most, and the API waits ten. */
const MOST_AT_ONCE = 5;
/** The API takes 256 KiB a message. */
const MOST_ANSWER_BYTES = 200_000;

/**
 * Answers the API's inspections, one after the other; some may wait, more are refused. Reads sockets and processes and
 * changes nothing. It sees the network namespace of the agent.
 */
export class Inspector {
  readonly #options: Required<InspectorOptions>;
  readonly #memory = new SocketMemory();
  readonly #bootedAt: number;
  #form: RequestForm;
  #last: Promise<unknown> = Promise.resolve();
  #underWay = 0;

  constructor(options: InspectorOptions) {
    const defaults = { procRoot: PROC_ROOT, cgroupRoot: CGROUP_ROOT, load: loadSystemCalls, form: 'compat' };
    this.#options = { ...defaults, ...options } as Required<InspectorOptions>;
    this.#bootedAt = readBootedAt(this.#options.procRoot);
    this.#form = this.#options.form;
  }

  /** Never rejects: what goes wrong is an answer too. */
  async answer(message: unknown): Promise<InspectionAnswer> {
    if (!isInspectionRequest(message))
      return { ok: false, code: 'request_malformed', detail: 'not a request this agent can read' };
    const { source } = this.#options;
    if (source !== 'netlink')
      return { ok: false, code: 'inspection_unavailable', detail: `the agent reads ${source}, not netlink` };
    if (this.#underWay >= MOST_AT_ONCE)
      return { ok: false, code: 'inspection_busy', detail: `${MOST_AT_ONCE} of this host are under way` };
    this.#underWay += 1;
    const turn = this.#last.then(() => this.#inspect(message));
    this.#last = turn;
    const answer = await turn;
    this.#underWay -= 1;
    return answer;
  }

  async #inspect(request: InspectionRequest): Promise<InspectionAnswer> {
    try {
      return await this.#look(request);
    } catch (error) {
      return { ok: false, code: 'inspection_failed', detail: toCause(error) };
    }
  }

  async #look(request: InspectionRequest): Promise<InspectionAnswer> {
    const { procRoot, cgroupRoot } = this.#options;
    const startedAt = performance.now();
    const wants = (field: 'process' | 'unit') => request.groupBy.includes(field);
    const owners = wants('process') ? await findSocketOwners({ procRoot, bootedAt: this.#bootedAt }) : null;
    const cgroups = wants('unit') ? await readCgroupPaths(cgroupRoot) : new Map<bigint, string>();
    const takenAt = Date.now();
    const finTimeoutMs = readFinTimeoutMs(procRoot);
    const now = performance.now();
    const means = { request, owners, cgroups, memory: this.#memory, finTimeoutMs, now };
    const { census, interrupted } = await this.#walk(request, () => new Census(means));
    const toAnswer = (limit: number): InspectionAnswer => ({
      ok: true,
      takenAt,
      tookMs: Math.round(performance.now() - startedAt),
      interrupted,
      ...census.count(limit),
    });
    let limit = request.limit;
    for (;;) {
      const answer = toAnswer(limit);
      if (limit === 0 || Buffer.byteLength(JSON.stringify(answer)) <= MOST_ANSWER_BYTES) return answer;
      limit = Math.floor(limit / 2);
    }
  }

  async #walk({ states }: InspectionRequest, begin: () => Census): Promise<Walked> {
    const mask = states === undefined ? ALL_STATES_MASK : toStateMask(states);
    const diag = new DiagSocket(await this.#options.load());
    try {
      return await this.#count(diag, mask, begin);
    } catch (error) {
      if (!(error instanceof DumpRefused) || this.#form === 'family') throw error;
      this.#form = 'family';
      return await this.#count(diag, mask, begin);
    } finally {
      diag.close();
    }
  }

  /** Ages of open and half-closed connections are in tcp_info, which has to be asked for. */
  async #count(diag: DiagSocket, mask: number, begin: () => Census): Promise<Walked> {
    const census = begin();
    const messages = new SockDiagMessages((view, at, length) =>
      census.take(decodeDiagSocket(view, at, length)),
    );
    const requests = encodeRequests(this.#form, mask, TCP_INFO_EXTENSION);
    return { census, interrupted: await diag.decode(requests, messages) };
  }
}

/** Source: `tcp_fin_timeout` in Documentation/networking/ip-sysctl.rst, in seconds. */
function readFinTimeoutMs(procRoot: string): number | null {
  const seconds = Number.parseInt(readWhole(join(procRoot, 'sys/net/ipv4/tcp_fin_timeout')), 10);
  return Number.isNaN(seconds) ? null : seconds * 1_000;
}
