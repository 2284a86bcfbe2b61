import type { IncomingMessage } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../config.js';
import { ApiError } from '../problem/api-error.js';

/** What `Sec-Fetch-Site` says of a request that no other site made. Source: Fetch Metadata Request Headers §2.4. */
const OWN_SITES: readonly unknown[] = ['same-origin', 'none', undefined];

/**
 * Which web pages may talk to the API. Browsers send `Origin` with every WebSocket handshake and every unsafe
 * request, and neither CORS nor cookies alone would stop a foreign page; programs send none. Where `Origin` was taken
 * away on the way, `Sec-Fetch-Site` still tells a page from a program.
 */
@Injectable()
export class Origins {
  private readonly publicOrigin: string | undefined;

  constructor(@Inject(CONFIG) config: Config) {
    this.publicOrigin = config.publicUrl === undefined ? undefined : new URL(config.publicUrl).origin;
  }

  /** True when the request comes from a program, from the API's own pages, or from FINWAIT_PUBLIC_URL. */
  isOwn(request: IncomingMessage): boolean {
    const { origin, host, 'sec-fetch-site': site } = request.headers;
    if (origin === undefined) return OWN_SITES.includes(site);
    if (origin === this.publicOrigin) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }

  /** Throws `origin_refused` for a request from another page. */
  refuseForeign(request: IncomingMessage): void {
    if (this.isOwn(request)) return;
    throw new ApiError('origin_refused', `the page's origin is ${request.headers.origin ?? 'not told'}`);
  }
}
