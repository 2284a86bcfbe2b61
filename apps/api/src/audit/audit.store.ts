import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';
import type { ChainedEntry, ChainEnd } from './audit-chain.js';

/** Which entries to read, the newest first. */
export interface AuditRange {
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  /** Only entries before this one. */
  readonly belowId?: number | undefined;
  readonly limit: number;
}

/** The audit log on the disk. */
@Injectable()
export class AuditStore {
  constructor(private readonly prisma: PrismaService) {}

  /** The newest entry; `undefined` when there is none. */
  async readEnd(): Promise<ChainEnd | undefined> {
    const select = { id: true, hash: true };
    return (await this.prisma.auditEntry.findFirst({ orderBy: { id: 'desc' }, select })) ?? undefined;
  }

  /** Adds an entry. */
  async append(entry: ChainedEntry): Promise<void> {
    await this.prisma.auditEntry.createMany({ data: [entry] });
  }

  /** At most `limit` entries after the one of this id, the oldest first. */
  async readAfter(id: number, limit: number): Promise<ChainedEntry[]> {
    const rows = await this.prisma.auditEntry.findMany({
      where: { id: { gt: id } },
      orderBy: { id: 'asc' },
      take: limit,
    });
    return rows.map((row) => ({ ...row, at: Number(row.at) }));
  }

  async readRange({ actor, action, belowId, limit }: AuditRange): Promise<ChainedEntry[]> {
    const rows = await this.prisma.auditEntry.findMany({
      where: {
        ...(belowId !== undefined && { id: { lt: belowId } }),
        ...(actor && { actor }),
        ...(action && { action }),
      },
      orderBy: { id: 'desc' },
      take: limit,
    });
    return rows.map((row) => ({ ...row, at: Number(row.at) }));
  }
}
