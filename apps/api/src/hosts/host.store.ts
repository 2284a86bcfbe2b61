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
      tags: JSON.stringify(host.tags),
    };
    const row = await this.prisma.host.upsert({
      where: { name: host.name },
      create: { name: host.name, enrolledAt: host.enrolledAt, ...fields },
      update: fields,
    });
    return toHost(row);
  }

  /** Keeps what is known of whoever reports for a host. */
  async writeProfile(id: number, profile: HostProfile): Promise<void> {
    await this.prisma.host.update({ where: { id }, data: { ...profile } });
  }
}

type Row = Awaited<ReturnType<PrismaService['host']['findMany']>>[number];

function toHost(row: Row): StoredHost {
  const { agentVersion, source, platform, intervalMs } = row;
  const isProfiled = source !== null && intervalMs !== null;
  return {
    id: row.id,
    name: row.name,
    machineId: row.machineId,
    credentialHash: row.credentialHash,
    tags: JSON.parse(row.tags) as Record<string, string>,
    enrolledAt: Number(row.enrolledAt),
    profile: isProfiled ? { agentVersion, source, platform, intervalMs } : undefined,
  };
}
