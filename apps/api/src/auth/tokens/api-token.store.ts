import type { Role, Scope } from '@finwait/contracts';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { PrismaService } from '../../prisma.service.js';
import { hashSecret, newSecret, toShownPrefix } from '../secret.js';

/** `lastUsedAt` is written at most this often, so that a request does not write to the disk. */
const TOUCH_EVERY_MS = 60_000;

/** A token for automation as the database keeps it. */
export interface StoredToken {
  readonly id: number;
  readonly name: string;
  readonly prefix: string;
  readonly role: Role;
  readonly scope: Scope;
  readonly createdBy: string;
  /** The user who made it. */
  readonly createdById: number | null;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly lastUsedAt: number | null;
}

/** Tokens for automation: their hashes in the database, and in memory, since every request asks. */
@Injectable()
export class ApiTokenStore implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('Tokens');
  private lastTouch: Promise<unknown> = Promise.resolve();
  private readonly byHash = new Map<string, StoredToken>();

  constructor(private readonly prisma: PrismaService) {}

  async onModuleInit(): Promise<void> {
    for (const row of await this.prisma.apiToken.findMany()) this.byHash.set(row.tokenHash, toToken(row));
  }

  /** What is being written has to be on the disk before the database closes. */
  async onModuleDestroy(): Promise<void> {
    await this.lastTouch;
  }

  /** Makes a token. Those past their end are removed. */
  async create(
    fields: Omit<StoredToken, 'id' | 'prefix' | 'lastUsedAt'>,
  ): Promise<{ token: string; stored: StoredToken }> {
    const token = newSecret('token');
    const tokenHash = hashSecret(token);
    await this.removeEnded(fields.createdAt);
    const scope = fields.scope === null ? null : JSON.stringify(fields.scope);
    const row = await this.prisma.apiToken.create({
      data: { ...fields, scope, tokenHash, prefix: toShownPrefix(token) },
    });
    const stored = toToken(row);
    this.byHash.set(tokenHash, stored);
    return { token, stored };
  }

  /** The token of that secret, unless it ended. Notes that it was used. */
  use(token: string, now: number): StoredToken | undefined {
    const tokenHash = hashSecret(token);
    const stored = this.byHash.get(tokenHash);
    if (!stored || stored.expiresAt <= now) return undefined;
    if ((stored.lastUsedAt ?? 0) + TOUCH_EVERY_MS < now) {
      this.byHash.set(tokenHash, { ...stored, lastUsedAt: now });
      const written = this.prisma.apiToken.updateMany({ where: { tokenHash }, data: { lastUsedAt: now } });
      this.lastTouch = Promise.all([this.lastTouch, written]).catch((error: unknown) =>
        this.logger.warn(error),
      );
    }
    return stored;
  }

  /** Those that have not ended, the newest first. */
  all(now: number): StoredToken[] {
    return [...this.byHash.values()]
      .filter(({ expiresAt }) => expiresAt > now)
      .sort((one, other) => other.id - one.id);
  }

  /** Ends a token; `undefined` when there is none of that id. */
  async revoke(id: number): Promise<StoredToken | undefined> {
    const stored = [...this.byHash.values()].find((token) => token.id === id);
    if (stored) await this.end((token) => token.id === id);
    return stored;
  }

  /** Ends every token the user made, and tells how many. */
  revokeOf(userId: number): Promise<number> {
    return this.end((token) => token.createdById === userId);
  }

  private removeEnded(now: number): Promise<number> {
    return this.end((token) => token.expiresAt <= now);
  }

  private async end(isMeant: (token: StoredToken) => boolean): Promise<number> {
    const hashes = [...this.byHash].filter(([, token]) => isMeant(token)).map(([hash]) => hash);
    if (hashes.length === 0) return 0;
    await this.prisma.apiToken.deleteMany({ where: { tokenHash: { in: hashes } } });
    for (const hash of hashes) this.byHash.delete(hash);
    return hashes.length;
  }
}

type Row = Awaited<ReturnType<PrismaService['apiToken']['findMany']>>[number];

function toToken(row: Row): StoredToken {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    role: row.role as Role,
    scope: row.scope === null ? null : (JSON.parse(row.scope) as string[]),
    createdBy: row.createdBy,
    createdById: row.createdById,
    createdAt: Number(row.createdAt),
    expiresAt: Number(row.expiresAt),
    lastUsedAt: row.lastUsedAt === null ? null : Number(row.lastUsedAt),
  };
}
