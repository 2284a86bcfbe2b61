import { problemSchema } from '@finwait/contracts';
import type { z } from 'zod';
import { ProblemError } from './problem-error';
import { learnServerTime } from './server-clock';

/** What a request sends beside its address. */
export interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly body?: unknown;
  readonly signal?: AbortSignal;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, signal } = options;
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      cache: 'no-store',
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ProblemError('api_unreachable', null, error instanceof Error ? error.message : String(error));
  }
}

async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** Sends a request and gives its answer for reading; a refusal is thrown as a {@link ProblemError}. */
export async function request(path: string, options: RequestOptions = {}): Promise<Response> {
  const sentAt = Date.now();
  const response = await send(path, options);
  learnServerTime(response.headers.get('date'), { sentAt, receivedAt: Date.now() });
  if (response.ok) return response;
  const problem = problemSchema.safeParse(await readJson(response));
  if (problem.success) throw new ProblemError(problem.data.code, response.status, problem.data.detail);
  throw new ProblemError('answer_unreadable', response.status, `${path}: HTTP ${response.status}`);
}

/** Sends a request and reads its answer by `schema`. */
export async function requestJson<T>(
  path: string,
  schema: z.ZodType<T>,
  options: RequestOptions = {},
): Promise<T> {
  const response = await request(path, options);
  const answer = schema.safeParse(await readJson(response));
  if (answer.success) return answer.data;
  const issue = answer.error.issues[0];
  throw new ProblemError(
    'answer_unreadable',
    response.status,
    `${path}: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`,
  );
}
