import { ERRORS, type ErrorCode, type Problem } from '@finwait/contracts';
import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { toStorageFailure } from '../storage/storage-failure.js';
import { ApiError } from './api-error.js';

const CODE_BY_STATUS: Readonly<Record<number, ErrorCode>> = {
  404: 'route_unknown',
  413: 'request_too_large',
};

/** Too many requests, or too much to do: ask again later. Source: RFC 9110 §10.2.3, RFC 6585 §4. */
const LATER_STATUSES = [429, 503];
const RETRY_AFTER_MS = 1_000;

/** Answers every error of REST as `application/problem+json`. Source: RFC 9457. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('REST');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const error = toApiError(thrown, request);
    if (error.status >= 500)
      this.logger.error(`${request.id} ${request.method} ${request.url}: ${describe(thrown)}`);
    if (error.code === 'route_unknown' && isPageAsked(request) && 'sendFile' in reply)
      return showLostPage(reply);
    if (error.status === 401) reply.header('WWW-Authenticate', 'Bearer');
    if (LATER_STATUSES.includes(error.status)) reply.header('Retry-After', toRetryAfter(error));
    // The coding was said of the answer that there is not.
    void reply
      .removeHeader('Content-Encoding')
      .status(error.status)
      .header('Content-Type', 'application/problem+json')
      .header('Cache-Control', 'no-store')
      .send(toProblem(error, String(request.id)));
  }
}

/** Whether somebody looks for a page, and no program for an answer. */
function isPageAsked({ method, url, headers }: FastifyRequest): boolean {
  return method === 'GET' && !url.startsWith('/api/') && headers.accept?.includes('text/html') === true;
}

function showLostPage(reply: FastifyReply): void {
  void reply.removeHeader('Content-Encoding').status(404).sendFile('404.html');
}

/** In whole seconds, rounded up. */
export function toRetryAfter({ retryAfterMs = RETRY_AFTER_MS }: ApiError): string {
  return String(Math.max(1, Math.ceil(retryAfterMs / 1_000)));
}

/** The problem+json body of an error. */
export function toProblem(error: ApiError, requestId: string): Problem {
  const { title, action } = ERRORS[error.code];
  return {
    type: `/docs#${error.code}`,
    title,
    status: error.status,
    code: error.code,
    detail: error.detail,
    action,
    requestId,
  };
}

function toApiError(thrown: unknown, request: FastifyRequest): ApiError {
  if (thrown instanceof ApiError) return thrown;
  if (thrown instanceof Error && thrown.name.startsWith('PrismaClient')) {
    return new ApiError('storage_unavailable', toStorageFailure(thrown), { cause: thrown });
  }
  const status = toStatus(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (status === 404) return new ApiError('route_unknown', `${request.method} ${request.url.split('?')[0]}`);
  if (status !== undefined && status < 500)
    return new ApiError(CODE_BY_STATUS[status] ?? 'request_malformed', message);
  return new ApiError('internal', 'unexpected failure', { cause: thrown });
}

function toStatus(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  if (typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown)
    return Number(thrown.statusCode);
  return undefined;
}

function describe(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  const cause = thrown.cause === undefined ? '' : ` (cause: ${describe(thrown.cause)})`;
  return `${thrown.stack ?? thrown.message}${cause}`;
}
