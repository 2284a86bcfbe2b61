import type { Storage } from '@finwait/contracts';
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../../prisma.service.js';
import { toKeptFrom } from './retention-policy.js';

const MOST_REMOVALS = 100;

type StoredTier = Omit<Storage['tiers'][number], 'keepMs'>;

/** What retention keeps account of. */
@Injectable()
export class RemovalStore {
  constructor(private readonly prisma: PrismaService) {}

  /** The finest first. */
  async readTiers(): Promise<StoredTier[]> {
    const rows = await this.prisma.keptTier.findMany();
    const tiers = await Promise.all(
      rows.map(async ({ tier, chunks, bytes, floorAt }) => ({
        tier: tier as StoredTier['tier'],
        chunks,
        bytes: Number(bytes),
        oldestAt: await this.readOldest(tier),
        removedBefore: floorAt === 0n ? null : Number(floorAt),
      })),
    );
    const order = ['raw', '5m', '1h'];
    return tiers.toSorted((one, other) => order.indexOf(one.tier) - order.indexOf(other.tier));
  }

  private async readOldest(tier: string): Promise<number | null> {
    const orderBy = { startAt: 'asc' } as const;
    const chunk = await this.prisma.chunk.findFirst({ where: { tier }, orderBy, select: { startAt: true } });
    if (tier !== 'raw') return chunk && Number(chunk.startAt);
    const select = { takenAt: true };
    const sample = await this.prisma.sample.findFirst({ orderBy: { takenAt: 'asc' }, select });
    const times = [chunk?.startAt, sample?.takenAt].filter((at) => at !== undefined);
    return times.length === 0 ? null : Math.min(...times.map(Number));
  }

  /** The time before which no snapshot is taken in any more; 0 while all are. */
  async readKeptFrom(): Promise<number> {
    const raw = await this.prisma.keptTier.findUnique({ where: { tier: 'raw' } });
    return toKeptFrom(Number(raw?.floorAt ?? 0));
  }

  /** The newest first. */
  async readRemovals(): Promise<Storage['removals']> {
    const rows = await this.prisma.removal.findMany({ orderBy: { id: 'desc' }, take: MOST_REMOVALS });
    return rows.map(({ removedAt, tier, reason, chunks, bytes, fromAt, toAt }) => ({
      at: Number(removedAt),
      tier: tier as StoredTier['tier'],
      reason: reason as Storage['removals'][number]['reason'],
      chunks,
      bytes: Number(bytes),
      from: Number(fromAt),
      to: Number(toAt),
    }));
  }

  /** In bytes. */
  async readSize(): Promise<{ fileBytes: number; freeBytes: number }> {
    const read = async (name: string) => {
      const [row] = await this.prisma.$queryRawUnsafe<Record<string, number | bigint>[]>(`PRAGMA ${name}`);
      return Number(row?.[name] ?? 0);
    };
    const pageBytes = await read('page_size');
    return {
      fileBytes: (await read('page_count')) * pageBytes,
      freeBytes: (await read('freelist_count')) * pageBytes,
    };
  }
}
