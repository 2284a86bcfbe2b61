import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { ApiError } from '../problem/api-error.js';

/**
 * Which web pages may talk to the API. Browsers send `Origin` with every WebSocket handshake and every unsafe
 * request, and neither CORS nor cookies alone would stop a foreign page; programs send none.
 */
@Injectable()
export class Origins {
  private readonly publicOrigin: string | undefined;

  constructor(@Inject(CONFIG) config: Config) {
    this.publicOrigin = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).origin;
  }

  /** True when the request comes from a program, from the API's own pages, or from FINWAIT_PUBLIC_URL. */
  isOwn(request: IncomingMessage): boolean {
    const { origin, host } = request.headers;
    if (origin === undefined) return true;
    if (origin === this.publicOrigin) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }

  /** Throws `origin_refused` for a request from another page. */
  refuseForeign(request: IncomingMessage): void {
    if (this.isOwn(request)) return;
    throw new ApiError('origin_refused', `the page's origin is ${request.headers.origin}`);
  }
}
