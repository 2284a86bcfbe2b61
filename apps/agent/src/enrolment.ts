import { isErrorCode, type ErrorCode } from '@finwait/contracts/protocol';
import { toCause } from './cause.js';
import type { Credential } from './credential.js';
import { postJson } from './post-json.js';
import { toUnreachedCode, type UnreachedCode } from './unreached.js';

/** What the API is told of a host that wants to enrol. */
export interface EnrolmentRequest {
  readonly token: string;
  readonly name: string;
  readonly machineId: string;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * What one try to enrol came to. `refused`: the API understood and said no. `unreachable`: anything else, so that a
 * proxy's error page during an upgrade does not end the agent.
 */
export type EnrolmentAnswer =
  | { readonly kind: 'enrolled'; readonly credential: Credential }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly code: UnreachedCode; readonly cause: string };

/** Gives an enrolment token for a credential of this host's own. */
export async function enrol(
  api: string,
  request: EnrolmentRequest,
  signal: AbortSignal,
): Promise<EnrolmentAnswer> {
  try {
    const { status, body } = await postJson(new URL(`${api}/api/v1/enrol`), request, signal);
    if (status >= 200 && status < 300) return toEnrolled(body);
    return toRefusal(status, body);
  } catch (error) {
    return { kind: 'unreachable', code: toUnreachedCode(error), cause: toCause(error) };
  }
}

function toEnrolled(body: unknown): EnrolmentAnswer {
  const isAnswer = typeof body === 'object' && body !== null && 'host' in body && 'credential' in body;
  if (isAnswer && typeof body.host === 'string' && typeof body.credential === 'string') {
    return {
      kind: 'enrolled',
      credential: { host: body.host, credential: body.credential, since: Date.now() },
    };
  }
  return {
    kind: 'unreachable',
    code: 'api_unreachable',
    cause: 'the answer to the enrolment is not that of a Finwait API',
  };
}

function toRefusal(status: number, body: unknown): EnrolmentAnswer {
  const isProblem = typeof body === 'object' && body !== null && 'code' in body;
  const isLater = status >= 500 || status === 429;
  if (isLater || !isProblem || typeof body.code !== 'string' || !isErrorCode(body.code)) {
    return { kind: 'unreachable', code: 'api_unreachable', cause: `it answered with status ${status}` };
  }
  const detail = 'detail' in body && typeof body.detail === 'string' ? body.detail : `status ${status}`;
  return { kind: 'refused', code: body.code, detail };
}
