import {
  ERRORS,
  inspectionAnswerSchema,
  INSPECTION_TIMEOUT_MS,
  isErrorCode,
  type ErrorCode,
  type Inspection,
  type InspectionRequest,
} from '@finwait/contracts';
import { Injectable } from '@nestjs/common';
import { ConnectedAgents } from '../hosts/connected-agents.js';
import type { LiveHost } from '../hosts/host-registry.js';
import { ApiError } from '../problem/api-error.js';
import { describeIssues } from '../problem/schema.pipe.js';

/** Most inspections of all hosts at once: what waits longer than an agent may take would be timed out anyway. */
const MOST_UNDER_WAY = 64;

/** Asks agents for the sockets of their hosts. */
@Injectable()
export class Inspections {
  private underWay = 0;

  constructor(private readonly agents: ConnectedAgents) {}

  /** What the host's agent sees now. Throws an {@link ApiError} when it cannot be asked, does not answer or refuses. */
  async ask(
    host: LiveHost,
    request: InspectionRequest,
    timeoutMs = INSPECTION_TIMEOUT_MS,
  ): Promise<Inspection> {
    if (this.underWay >= MOST_UNDER_WAY)
      throw new ApiError('inspection_busy', `${MOST_UNDER_WAY} inspections are under way`);
    this.underWay += 1;
    try {
      return toInspection(host.name, await this.askAgent(host, request, timeoutMs));
    } finally {
      this.underWay -= 1;
    }
  }

  private async askAgent(host: LiveHost, request: InspectionRequest, timeoutMs: number): Promise<unknown> {
    const agent = this.agents.find(host.id);
    if (!agent) throw new ApiError('host_not_connected', `the agent of ${host.name} is not connected`);
    try {
      return await agent.timeout(timeoutMs).emitWithAck('inspect', request);
    } catch {
      throw new ApiError(
        'inspection_timeout',
        `the agent of ${host.name} gave no answer within ${timeoutMs} ms`,
      );
    }
  }
}

function toInspection(host: string, answer: unknown): Inspection {
  const parsed = inspectionAnswerSchema.safeParse(answer);
  if (!parsed.success) throw new ApiError('inspection_unreadable', describeIssues(parsed.error.issues));
  if (!parsed.data.ok) throw new ApiError(toCode(parsed.data.code), parsed.data.detail);
  return { host, ...withoutOk(parsed.data) };
}

const withoutOk = <Found extends { ok: true }>({ ok: _, ...findings }: Found) => findings;

/** What an agent refuses with becomes the API's answer only where it is a refusal of an inspection. */
function toCode(code: string): ErrorCode {
  return isErrorCode(code) && code.startsWith('inspection_') && ERRORS[code].status !== null
    ? code
    : 'inspection_failed';
}
