import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';
import { hashSecret, newSecret } from '../auth/secret.js';

/** What an enrolment token grants. */
export interface Grant {
  readonly expiresAt: number;
  readonly maxHosts: number;
  readonly tags: Readonly<Record<string, string>>;
  /** As in the audit log. */
  readonly createdBy: string;
}

/** A token that admits hosts, without its secret. */
export interface KnownEnrolment extends Grant {
  readonly id: number;
  readonly usedHosts: number;
  readonly createdAt: number;
}

/** Tokens that admit hosts, kept as hashes. */
@Injectable()
export class EnrolmentStore {
  constructor(private readonly prisma: PrismaService) {}

  /** A new token with this grant. Tokens past their end are removed. */
  async create(grant: Grant, now: number): Promise<{ id: number; token: string }> {
    const token = newSecret('enrol');
    await this.prisma.enrolment.deleteMany({ where: { expiresAt: { lt: now } } });
    const { id } = await this.prisma.enrolment.create({
      data: {
        tokenHash: hashSecret(token),
        createdBy: grant.createdBy,
        createdAt: now,
        expiresAt: grant.expiresAt,
        maxHosts: grant.maxHosts,
        tags: JSON.stringify(grant.tags),
      },
    });
    return { id, token };
  }

  /** Those that have neither ended nor been used up, the newest first. */
  async readOpen(now: number): Promise<KnownEnrolment[]> {
    const rows = await this.prisma.enrolment.findMany({
      where: { expiresAt: { gt: now }, usedHosts: { lt: this.prisma.enrolment.fields.maxHosts } },
      orderBy: { id: 'desc' },
    });
    return rows.map(({ tokenHash: _, ...row }) => ({
      ...row,
      createdAt: Number(row.createdAt),
      expiresAt: Number(row.expiresAt),
      tags: JSON.parse(row.tags) as Record<string, string>,
    }));
  }

  /** Ends a token; false when there is none of that id. */
  async revoke(id: number): Promise<boolean> {
    return (await this.prisma.enrolment.deleteMany({ where: { id } })).count > 0;
  }

  /** Uses the token for one host and gives its tags; `undefined` when it is unknown, past its end or used up. */
  async use(token: string, now: number): Promise<Pick<KnownEnrolment, 'id' | 'tags'> | undefined> {
    const tokenHash = hashSecret(token);
    const used = await this.prisma.$queryRaw<{ id: number; tags: string }[]>`
      UPDATE "Enrolment" SET "usedHosts" = "usedHosts" + 1
      WHERE "tokenHash" = ${tokenHash} AND "expiresAt" > ${now} AND "usedHosts" < "maxHosts"
      RETURNING "id", "tags"`;
    const [row] = used;
    return row && { id: Number(row.id), tags: JSON.parse(row.tags) as Record<string, string> };
  }

  /** Gives back one use of the token. */
  async release(token: string): Promise<void> {
    await this.prisma.enrolment.updateMany({
      where: { tokenHash: hashSecret(token), usedHosts: { gt: 0 } },
      data: { usedHosts: { decrement: 1 } },
    });
  }
}
