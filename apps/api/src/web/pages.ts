import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyCompress from '@fastify/compress';
import fastifyHelmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import { toApiDocument } from './api-document.js';
import type { Config } from '../config.js';
import { addCaching } from './caching.js';
import { CODINGS, QUICK_BROTLI } from './coding.js';
import { toLiveDocument } from './live-document.js';
import { readDirectives, toHeader, toReferenceDirectives } from './content-security-policy.js';

/** Browsers come back over TLS alone for so long; other names of the domain are not the API's to speak for. Source: RFC 6797 §6.1. */
const HALF_A_YEAR = { maxAge: 15_552_000, includeSubDomains: false };

/** Serves the API's reference at `/docs`, its description at `/openapi.json`, that of the live feed at `/asyncapi.json`, and the dashboard at `/`. */
export async function servePages(
  app: NestFastifyApplication,
  { dashboardDir, tls, publicUrl }: Pick<Config, 'dashboardDir' | 'tls' | 'publicUrl'>,
): Promise<void> {
  const directives = await readDirectives(dashboardDir);
  const header = toHeader(directives);
  const referenceHeader = toHeader(toReferenceDirectives(directives));
  await app.register(fastifyHelmet, {
    contentSecurityPolicy: false,
    strictTransportSecurity: (tls !== undefined || publicUrl?.startsWith('https:') === true) && HALF_A_YEAR,
    referrerPolicy: { policy: 'no-referrer' },
  });
  await app.register(fastifyCompress, {
    threshold: 1_024,
    encodings: [...CODINGS],
    brotliOptions: QUICK_BROTLI,
  });
  addCaching(app.getHttpAdapter().getInstance());
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (request, reply, next) => {
      const isReference = request.url === '/docs' || request.url.startsWith('/docs/');
      reply.header('Content-Security-Policy', isReference ? referenceHeader : header);
      next();
    });
  SwaggerModule.setup('docs', app, () => toApiDocument(app), {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: 'Finwait API',
  });
  app
    .getHttpAdapter()
    .getInstance()
    .get('/asyncapi.json', () => toLiveDocument());
  if (existsSync(join(dashboardDir, 'index.html'))) {
    await app.register(fastifyStatic, {
      root: dashboardDir,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isHashed = path.includes('/_next/static/');
        reply.header('Cache-Control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  }
}
