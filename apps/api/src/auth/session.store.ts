import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';
import { hashSecret, newSecret } from './secret.js';

const IDLE_MS = 12 * 3_600_000;
const ABSOLUTE_MS = 7 * 86_400_000;
/** `lastUsedAt` is written at most this often, so that reading a page does not write to the disk. */
const TOUCH_EVERY_MS = 60_000;

/** Signed-in browsers, kept in the database as hashes of their cookies. */
@Injectable()
export class SessionStore {
  constructor(private readonly prisma: PrismaService) {}

  /** Begins a session and gives the value of its cookie. Sessions past their end are removed. */
  async begin(now: number): Promise<{ cookie: string; expiresAt: number }> {
    const cookie = newSecret('session');
    const expiresAt = now + ABSOLUTE_MS;
    await this.prisma.session.deleteMany({
      where: { OR: [{ expiresAt: { lt: now } }, { lastUsedAt: { lt: now - IDLE_MS } }] },
    });
    await this.prisma.session.create({
      data: { idHash: hashSecret(cookie), createdAt: now, lastUsedAt: now, expiresAt },
    });
    return { cookie, expiresAt };
  }

  /** The end of the cookie's session, or `undefined` when it has none or it ended (7 days, or 12 hours unused). */
  async find(cookie: string, now: number): Promise<number | undefined> {
    const idHash = hashSecret(cookie);
    const session = await this.prisma.session.findUnique({ where: { idHash } });
    if (!session) return undefined;
    const lastUsedAt = Number(session.lastUsedAt);
    const expiresAt = Number(session.expiresAt);
    if (expiresAt <= now || lastUsedAt + IDLE_MS <= now) return undefined;
    if (lastUsedAt + TOUCH_EVERY_MS < now) {
      await this.prisma.session.updateMany({ where: { idHash }, data: { lastUsedAt: now } });
    }
    return expiresAt;
  }

  /** Ends the cookie's session. */
  async end(cookie: string): Promise<void> {
    await this.prisma.session.deleteMany({ where: { idHash: hashSecret(cookie) } });
  }
}
