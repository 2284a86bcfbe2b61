import { ApiProblem, answerOf, createRestClient, type RestClient } from '@finwait/client';
import { isErrorCode } from '@finwait/contracts/protocol';
import { ProblemError } from './problem-error';
import { learnServerTime } from './server-clock';

const NO_CONTENT = 204;

/** Sends a request past the browser's cache, and learns the API's time from the answer. */
async function send(request: Request): Promise<Response> {
  const sentAt = Date.now();
  const response = await fetch(request, { cache: 'no-store' }).catch((error: unknown) => {
    if (request.signal.aborted) throw error;
    throw new ProblemError('api_unreachable', null, error instanceof Error ? error.message : String(error));
  });
  learnServerTime(response.headers.get('date'), { sentAt, receivedAt: Date.now() });
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  if (!response.ok || response.status === NO_CONTENT || isJson) return response;
  throw new ProblemError('answer_unreadable', response.status, `${request.url}: no JSON`);
}

/** A client of the API at `origin`; by default the one that served the page. */
export function createDashboardClient(origin = ''): RestClient {
  return createRestClient({ api: origin, fetch: send });
}

/** The API that served the page. */
export const rest = createDashboardClient();

/** The body of a call's answer; a refusal is thrown as a {@link ProblemError}. */
export async function answerFrom<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  try {
    return await answerOf(call);
  } catch (error) {
    throw toProblemError(error);
  }
}

function toProblemError(error: unknown): unknown {
  if (error instanceof SyntaxError) return new ProblemError('answer_unreadable', null, error.message);
  if (!(error instanceof ApiProblem)) return error;
  const { status, problem, message } = error;
  if (problem && isErrorCode(problem.code)) return new ProblemError(problem.code, status, problem.detail);
  return new ProblemError('answer_unreadable', status, message);
}
