import { MAX_ANNOTATIONS } from '@finwait/contracts';
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';

/** A mark as it is stored. Times are epoch milliseconds. */
export interface StoredAnnotation {
  readonly id: number;
  readonly at: number;
  readonly text: string;
  readonly hostId: number | null;
  readonly createdBy: string;
  readonly createdAt: number;
}

/** Marks on the charts. */
@Injectable()
export class AnnotationStore {
  constructor(private readonly prisma: PrismaService) {}

  async create(annotation: Omit<StoredAnnotation, 'id'>): Promise<StoredAnnotation> {
    return toStored(await this.prisma.annotation.create({ data: annotation }));
  }

  /** The newest with `from <= at < to`, of these hosts and of the fleet, oldest first. */
  async read(from: number, to: number, hostIds: readonly number[]): Promise<StoredAnnotation[]> {
    const rows = await this.prisma.annotation.findMany({
      where: { at: { gte: from, lt: to } },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
    });
    const wanted = new Set<number | null>([null, ...hostIds]);
    const seen = rows.filter(({ hostId }) => wanted.has(hostId));
    return seen.slice(0, MAX_ANNOTATIONS).toReversed().map(toStored);
  }

  /** Removes a mark; false when there is none of that id. */
  async remove(id: number): Promise<boolean> {
    return (await this.prisma.annotation.deleteMany({ where: { id } })).count > 0;
  }
}

const toStored = (row: Omit<StoredAnnotation, 'at' | 'createdAt'> & { at: bigint; createdAt: bigint }) => ({
  ...row,
  at: Number(row.at),
  createdAt: Number(row.createdAt),
});
