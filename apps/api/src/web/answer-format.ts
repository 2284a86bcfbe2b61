import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { varyBy } from './vary.js';

/** What an answer is written in. */
export type AnswerFormat = 'json' | 'csv';

const TYPES: Readonly<Record<AnswerFormat, string>> = {
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8; header=present',
};

/** The format that the Accept header asks for, JSON unless it names `text/csv`; the answer's type is set to it. */
export const InFormat = createParamDecorator((_: unknown, context: ExecutionContext): AnswerFormat => {
  const http = context.switchToHttp();
  const format = toFormat(http.getRequest<FastifyRequest>().headers.accept);
  const reply = http.getResponse<FastifyReply>().header('Content-Type', TYPES[format]);
  varyBy(reply, 'Accept');
  return format;
});

/** CSV where it is named before, or without, JSON. */
export function toFormat(accept = ''): AnswerFormat {
  const types = accept.split(',').map((type) => type.split(';')[0]?.trim().toLowerCase());
  const [csv, json] = [types.indexOf('text/csv'), types.indexOf('application/json')];
  return csv !== -1 && (json === -1 || csv < json) ? 'csv' : 'json';
}
