import { chmod, mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ErrorCode } from '@finwait/contracts';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from './app.module.js';
import { toFastifyOptions } from './web/fastify-options.js';
import { readCertificate } from './web/certificate.js';
import { readAdminToken } from './auth/admin-token.js';
import { SignInLinks, toSignInUrl } from './auth/sessions/sign-in-links.js';
import type { Config } from './config.js';
import { HistoryStore } from './history/store/history-store.js';
import { HostRegistry } from './hosts/host-registry.js';
import { HostStore } from './hosts/host.store.js';
import { limitDoors } from './limits/refused-requests.js';
import { LineLogger } from './line-logger.js';
import { PrismaService } from './prisma.service.js';
import { applyMigrations } from './storage/migration.store.js';
import { acceptListings } from './web/listing-body.js';
import { servePages } from './web/pages.js';
import { SocketAdapter } from './web/socket-adapter.js';

/** A running API. */
export interface RunningApi {
  readonly app: NestFastifyApplication;
  readonly url: string;
  /** The address it listens on, whatever the public one is; a certificate is seldom for that one. */
  readonly localUrl: string;
  /** Signs a browser in once. */
  readonly signInUrl: string;
}

/** Brings the database up to date, loads the fleet, and listens. */
export async function startApi(config: Config): Promise<RunningApi> {
  const adminToken = await prepareDataDir(config).catch((cause: unknown) => {
    throw new StartFailure('data_dir_unusable', cause);
  });
  const certificate = await readCertificate(config.tls).catch((cause: unknown) => {
    throw new StartFailure('certificate_unusable', cause);
  });
  await applyMigrations(config.databasePath, config.migrationsDir);
  await chmod(config.databasePath, 0o600);
  const app = await NestFactory.create<NestFastifyApplication>(
    AppModule.with(config, adminToken),
    new FastifyAdapter(toFastifyOptions(config, certificate)),
    { logger: new LineLogger(config.logLevel), abortOnError: false },
  );
  acceptListings(app);
  limitDoors(app);
  app.useWebSocketAdapter(new SocketAdapter(app));
  await app.get(PrismaService).verifyDurability();
  await app.get(HistoryStore).verifyDurability();
  await loadFleet(app);
  await servePages(app, config);
  await app.listen(config.port, config.host).catch((cause: NodeJS.ErrnoException) => {
    throw new StartFailure(cause.code === 'EADDRINUSE' ? 'port_in_use' : 'address_unusable', cause);
  });
  const localUrl = toLocalUrl(await app.getUrl(), config);
  const url = config.publicUrl ?? localUrl;
  const { code } = app.get(SignInLinks).create(Date.now());
  return { app, url, localUrl, signInUrl: toSignInUrl(url, code) };
}

/** Why the API could not start. */
export class StartFailure extends Error {
  constructor(
    readonly code: ErrorCode,
    cause: unknown,
  ) {
    super(cause instanceof Error ? cause.message : String(cause), { cause });
  }
}

/** The framework takes every server for one without TLS. */
function toLocalUrl(url: string, { tls }: Config): string {
  return tls ? url.replace(/^http:/, 'https:') : url;
}

async function prepareDataDir(config: Config): Promise<string> {
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  await mkdir(dirname(config.databasePath), { recursive: true });
  return readAdminToken(config.dataDir, config.bootstrapToken);
}

async function loadFleet(app: NestFastifyApplication): Promise<void> {
  const registry = app.get(HostRegistry);
  for (const host of await app.get(HostStore).readAll()) registry.put(host);
  const now = Date.now();
  for (const sample of await app.get(HistoryStore).readNewest()) {
    registry.note(sample.hostId, sample, { at: Math.min(sample.takenAt, now) });
  }
  for (const [hostId, at] of await app.get(HistoryStore).readLastHeard()) registry.noteHeard(hostId, at);
}
