import type { AgentProfile } from '@finwait/contracts';
import { Injectable } from '@nestjs/common';
import { PrismaService } from '../prisma.service.js';

/** What is known of whoever reports for a host: an agent, which names version and platform, or posted text. */
export interface HostProfile extends Omit<AgentProfile, 'agentVersion' | 'platform'> {
  readonly agentVersion: string | null;
  readonly platform: string | null;
}

/** A host as the database keeps it. */
export interface StoredHost {
  readonly id: number;
  readonly name: string;
  readonly machineId: string;
  readonly credentialHash: string;
  /** The hash of the credential before it, and until when that one stays good. */
  readonly former: { readonly hash: string; readonly until: number } | undefined;
  readonly tags: Readonly<Record<string, string>>;
  readonly enrolledAt: number;
  readonly profile: HostProfile | undefined;
}

/** What a host is enrolled with. */
export type NewHost = Pick<StoredHost, 'name' | 'machineId' | 'credentialHash' | 'tags' | 'enrolledAt'>;

/** The hosts of the fleet. */
@Injectable()
export class HostStore {
  constructor(private readonly prisma: PrismaService) {}

  /** Every host, in the order of enrolment. */
  async readAll(): Promise<StoredHost[]> {
    const rows = await this.prisma.host.findMany({ orderBy: { id: 'asc' } });
    return rows.map(toHost);
  }

  /** Adds a host, or gives the host of that name a new credential and tags. */
  async upsert(host: NewHost): Promise<StoredHost> {
    const fields = {
      machineId: host.machineId,
      credentialHash: host.credentialHash,
      formerHash: null,
      formerUntil: null,
      tags: JSON.stringify(host.tags),
    };
    const row = await this.prisma.host.upsert({
      where: { name: host.name },
      create: { name: host.name, enrolledAt: host.enrolledAt, ...fields },
      update: fields,
    });
    return toHost(row);
  }

  /** Gives a host another credential; the one before it stays good until `former.until`. `undefined` when the host is gone. */
  async writeCredential(
    id: number,
    { credentialHash, former }: Pick<StoredHost, 'credentialHash' | 'former'>,
  ): Promise<StoredHost | undefined> {
    const data = { credentialHash, formerHash: former?.hash ?? null, formerUntil: former?.until ?? null };
    const [row] = await this.prisma.host.updateManyAndReturn({ where: { id }, data });
    return row && toHost(row);
  }

  /** Gives a host these tags instead of those it had. `undefined` when the host is gone. */
  async writeTags(id: number, tags: StoredHost['tags']): Promise<StoredHost | undefined> {
    const data = { tags: JSON.stringify(tags) };
    const [row] = await this.prisma.host.updateManyAndReturn({ where: { id }, data });
    return row && toHost(row);
  }

  /** Keeps what is known of whoever reports for a host, unless the host is gone. */
  async writeProfile(id: number, profile: HostProfile): Promise<void> {
    await this.prisma.host.updateMany({ where: { id }, data: { ...profile } });
  }

  /** Takes a host out of the fleet for good, and remembers that its history is to be erased. */
  async remove({ id, name }: Pick<StoredHost, 'id' | 'name'>, removedAt: number): Promise<void> {
    await this.prisma.$transaction(async (tx) => {
      await tx.removedHost.create({ data: { hostId: id, name, removedAt } });
      await tx.host.delete({ where: { id } });
    });
  }
}

type Row = Awaited<ReturnType<PrismaService['host']['findMany']>>[number];

function toHost(row: Row): StoredHost {
  const { agentVersion, source, platform, intervalMs } = row;
  const { formerHash, formerUntil } = row;
  const hasFormer = formerHash !== null && formerUntil !== null;
  const isProfiled = source !== null && intervalMs !== null;
  return {
    id: row.id,
    name: row.name,
    machineId: row.machineId,
    credentialHash: row.credentialHash,
    former: hasFormer ? { hash: formerHash, until: Number(formerUntil) } : undefined,
    tags: JSON.parse(row.tags) as Record<string, string>,
    enrolledAt: Number(row.enrolledAt),
    profile: isProfiled ? { agentVersion, source, platform, intervalMs } : undefined,
  };
}
