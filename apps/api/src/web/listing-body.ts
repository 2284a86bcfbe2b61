import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { toEvidence } from '../auth/access.guard.js';
import { Access } from '../auth/access.js';

/** The route that takes raw output of netstat or ss. */
export const LISTING_PATH = 'api/v1/hosts/:name/netstat';

/** A listing of 80,000 sockets. */
const MOST_LISTING_BYTES = 8_388_608;

/**
 * Lets one route, and no other, take a large body as bytes, whatever Content-Type says: `curl --data-binary` calls
 * everything a form. Nobody unknown gets to send it. Call it before the routes are made.
 */
export function acceptListings(app: NestFastifyApplication): void {
  const access = app.get(Access);
  app.useBodyParser('text/plain', {}, (_request, body, done) => done(null, body));
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRoute', (route) => {
      if (route.url !== `/${LISTING_PATH}`) return;
      route.bodyLimit = MOST_LISTING_BYTES;
      route.onRequest = (request, _reply, done) => {
        access.identify(toEvidence(request));
        request.headers['content-type'] = 'text/plain';
        done();
      };
    });
}
