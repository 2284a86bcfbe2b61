import type { Session } from '@finwait/contracts';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PrismaService } from '../../prisma.service.js';
import { hashSecret, newSecret } from '../secret.js';

const IDLE_MS = 12 * 3_600_000;
const ABSOLUTE_MS = 7 * 86_400_000;
/** `lastUsedAt` is written at most this often, so that reading a page does not write to the disk. */
const TOUCH_EVERY_MS = 60_000;

/** A signed-in browser as the database keeps it. */
export interface StoredSession {
  readonly id: number;
  /** `null` for the admin token, and for a link that belongs to no user. */
  readonly userId: number | null;
  readonly by: Session['by'];
  readonly address: string;
  readonly browser: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly expiresAt: number;
}

/** Who signs in, how and from where. */
export type NewSession = Pick<StoredSession, 'userId' | 'by' | 'address' | 'browser'>;

/** Signed-in browsers: hashes of their cookies in the database, and in memory, since every request asks. */
@Injectable()
export class SessionStore implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Sessions');
  private lastTouch: Promise<unknown> = Promise.resolve();
  private readonly byHash = new Map<string, StoredSession>();

  constructor(private readonly prisma: PrismaService) {}

  async onModuleInit(): Promise<void> {
    for (const row of await this.prisma.session.findMany()) this.byHash.set(row.cookieHash, toSession(row));
  }

  /** What is being written has to be on the disk before the database closes. */
  async onModuleDestroy(): Promise<void> {
    await this.lastTouch;
  }

  /** Begins a session and gives the value of its cookie. Sessions past their end are removed. */
  async begin(session: NewSession, now: number): Promise<{ cookie: string; stored: StoredSession }> {
    const cookie = newSecret('session');
    const cookieHash = hashSecret(cookie);
    await this.end((stored) => hasEnded(stored, now));
    const times = { createdAt: now, lastUsedAt: now, expiresAt: now + ABSOLUTE_MS };
    const row = await this.prisma.session.create({ data: { ...session, ...times, cookieHash } });
    const stored = toSession(row);
    this.byHash.set(cookieHash, stored);
    return { cookie, stored };
  }

  /** The session of the cookie, unless it ended: after 7 days, or 12 hours unused. Notes that it was used. */
  use(cookie: string, now: number): StoredSession | undefined {
    const cookieHash = hashSecret(cookie);
    const stored = this.byHash.get(cookieHash);
    if (!stored || hasEnded(stored, now)) return undefined;
    if (stored.lastUsedAt + TOUCH_EVERY_MS < now) {
      this.byHash.set(cookieHash, { ...stored, lastUsedAt: now });
      const written = this.prisma.session.updateMany({ where: { cookieHash }, data: { lastUsedAt: now } });
      this.lastTouch = Promise.all([this.lastTouch, written]).catch((error: unknown) =>
        this.logger.warn(error),
      );
    }
    return stored;
  }

  /** Those that have not ended, the newest first. */
  all(now: number): StoredSession[] {
    return [...this.byHash.values()]
      .filter((stored) => !hasEnded(stored, now))
      .sort((one, other) => other.id - one.id);
  }

  /** Ends every session that is meant, and tells how many. */
  async end(isMeant: (session: StoredSession) => boolean): Promise<number> {
    const hashes = [...this.byHash].filter(([, stored]) => isMeant(stored)).map(([hash]) => hash);
    if (hashes.length === 0) return 0;
    await this.prisma.session.deleteMany({ where: { cookieHash: { in: hashes } } });
    for (const hash of hashes) this.byHash.delete(hash);
    return hashes.length;
  }
}

function hasEnded({ expiresAt, lastUsedAt }: StoredSession, now: number): boolean {
  return expiresAt <= now || lastUsedAt + IDLE_MS <= now;
}

type Row = Awaited<ReturnType<PrismaService['session']['findMany']>>[number];

function toSession(row: Row): StoredSession {
  return {
    id: row.id,
    userId: row.userId,
    by: row.by as Session['by'],
    address: row.address,
    browser: row.browser,
    createdAt: Number(row.createdAt),
    lastUsedAt: Number(row.lastUsedAt),
    expiresAt: Number(row.expiresAt),
  };
}
