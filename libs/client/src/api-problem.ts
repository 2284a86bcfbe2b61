import type { components } from './schema.js';

/** An error answer of the API. The message says what was wrong with this request. */
export class ApiProblem extends Error {
  /** The HTTP status. */
  readonly status: number;
  /** What the answer says of itself; `null` when it is no problem+json, so was not made by the API. */
  readonly problem: components['schemas']['Problem'] | null;

  constructor(status: number, body: unknown) {
    const problem = isProblem(body) ? body : null;
    super(problem === null ? `answered with status ${status}` : problem.detail);
    this.status = status;
    this.problem = problem;
  }
}

/** The body of a call's answer. Rejects with an {@link ApiProblem} when the API refuses, and with what `fetch` says when there is none. */
export async function answerOf<Data>(
  call: Promise<{ data?: Data; error?: unknown; response: Response }>,
): Promise<Data> {
  const { data, error, response } = await call;
  if (!response.ok) throw new ApiProblem(response.status, error);
  return data as Data;
}

function isProblem(body: unknown): body is components['schemas']['Problem'] {
  if (typeof body !== 'object' || body === null) return false;
  const texts = ['code', 'title', 'detail', 'action'] as const;
  return texts.every((name) => name in body && typeof (body as Record<string, unknown>)[name] === 'string');
}
