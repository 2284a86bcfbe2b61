import { Logger } from '@nestjs/common';
import { ERRORS } from '@finwait/contracts';
import { ApiError } from '../problem/api-error.js';

/** What a refused handshake tells the client: `message` is the code, `data` the rest. */
export interface ConnectError extends Error {
  data: { readonly code: string; readonly detail: string; readonly action: string };
}

/** The error a socket.io middleware passes on, so that `connect_error` carries the code. */
export function toConnectError(thrown: unknown): ConnectError {
  const error = thrown instanceof ApiError ? thrown : new ApiError('internal', 'unexpected failure');
  if (error !== thrown) new Logger('Sockets').error(thrown);
  const { code, detail } = error;
  return Object.assign(new Error(code), { data: { code, detail, action: ERRORS[code].action } });
}
