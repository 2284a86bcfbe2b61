import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';
import { hashSecret, newSecret } from '../auth/secret.js';

/** What an enrolment token grants. */
export interface Grant {
  readonly expiresAt: number;
  readonly maxHosts: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** Tokens that admit hosts, kept as hashes. */
@Injectable()
export class EnrolmentStore {
  constructor(private readonly prisma: PrismaService) {}

  /** A new token with this grant. Tokens past their end are removed. */
  async create(grant: Grant, now: number): Promise<string> {
    const token = newSecret('enrol');
    await this.prisma.enrolment.deleteMany({ where: { expiresAt: { lt: now } } });
    await this.prisma.enrolment.create({
      data: {
        tokenHash: hashSecret(token),
        createdAt: now,
        expiresAt: grant.expiresAt,
        maxHosts: grant.maxHosts,
        tags: JSON.stringify(grant.tags),
      },
    });
    return token;
  }

  /** Uses the token for one host and gives its tags; `undefined` when it is unknown, past its end or used up. */
  async use(token: string, now: number): Promise<Readonly<Record<string, string>> | undefined> {
    const tokenHash = hashSecret(token);
    const used = await this.prisma.$queryRaw<{ tags: string }[]>`
      UPDATE "Enrolment" SET "usedHosts" = "usedHosts" + 1
      WHERE "tokenHash" = ${tokenHash} AND "expiresAt" > ${now} AND "usedHosts" < "maxHosts"
      RETURNING "tags"`;
    return used[0] === undefined ? undefined : (JSON.parse(used[0].tags) as Record<string, string>);
  }

  /** Gives back one use of the token. */
  async release(token: string): Promise<void> {
    await this.prisma.enrolment.updateMany({
      where: { tokenHash: hashSecret(token), usedHosts: { gt: 0 } },
      data: { usedHosts: { decrement: 1 } },
    });
  }
}
