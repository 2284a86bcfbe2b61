import { join } from 'node:path';
import type { InspectionAnswer, InspectionRequest } from '@finwait/contracts/protocol';
import {
  ALL_STATES_MASK,
  DiagSocketCursor,
  SockDiagMessages,
  TCP_INFO_EXTENSION,
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

/** Where an inspection looks. */
export interface InspectionMeans {
  readonly procRoot?: string;
  readonly cgroupRoot?: string;
  readonly load?: () => Promise<SystemCalls>;
  readonly form?: RequestForm;
}

interface Walked {
  readonly census: Census;
  readonly interrupted: boolean;
}

/** The API takes 256 KiB a message. */
const MOST_ANSWER_BYTES = 200_000;

/**
 * Looks at the sockets of the network namespace it runs in, and at who holds them; changes nothing. One look at a time. It
 * blocks its thread for as long as that takes.
 */
export class SocketInspection {
  readonly #means: Required<InspectionMeans>;
  readonly #memory = new SocketMemory();
  readonly #bootedAt: number;
  #form: RequestForm;

  constructor({
    procRoot = PROC_ROOT,
    cgroupRoot = CGROUP_ROOT,
    load = loadSystemCalls,
    form = 'compat',
  }: InspectionMeans = {}) {
    this.#means = { procRoot, cgroupRoot, load, form };
    this.#bootedAt = readBootedAt(procRoot);
    this.#form = form;
  }

  /** Never rejects: what goes wrong is an answer too. */
  async answer(request: InspectionRequest): Promise<InspectionAnswer> {
    try {
      return await this.#look(request);
    } catch (error) {
      return { ok: false, code: 'inspection_failed', detail: toCause(error) };
    }
  }

  async #look(request: InspectionRequest): Promise<InspectionAnswer> {
    const { procRoot, cgroupRoot } = this.#means;
    const startedAt = performance.now();
    const wants = (field: 'process' | 'unit') => request.groupBy.includes(field);
    const owners = wants('process') ? findSocketOwners({ procRoot, bootedAt: this.#bootedAt }) : null;
    const cgroups = wants('unit') ? readCgroupPaths(cgroupRoot) : new Map<bigint, string>();
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
    const diag = new DiagSocket(await this.#means.load());
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
    const socket = new DiagSocketCursor();
    const messages = new SockDiagMessages((view, at, length) => {
      socket.moveTo(view, at, length);
      census.take(socket);
    });
    const requests = encodeRequests(this.#form, mask, TCP_INFO_EXTENSION);
    return { census, interrupted: await diag.decode(requests, messages) };
  }
}

/** Source: `tcp_fin_timeout` in Documentation/networking/ip-sysctl.rst, in seconds. */
function readFinTimeoutMs(procRoot: string): number | null {
  const seconds = Number.parseInt(readWhole(join(procRoot, 'sys/net/ipv4/tcp_fin_timeout')), 10);
  return Number.isNaN(seconds) ? null : seconds * 1_000;
}
