import { Injectable } from '@nestjs/common';
import { hashSecret, newSecret } from '../auth/secret.js';
import { WriteLock } from '../storage/write-lock.js';
import { HostRegistry, type LiveHost } from './host-registry.js';
import { HostStore } from './host.store.js';

/** The machine of a host that was made by a post: the first agent that enrols under its name becomes it. */
export const NO_MACHINE = '';

/** Where hosts come into being, one at a time: two that ask for one name at once must not both get it. */
@Injectable()
export class HostAdmission {
  private readonly lock = new WriteLock();

  constructor(
    private readonly hosts: HostStore,
    private readonly registry: HostRegistry,
  ) {}

  /** Runs alone among admissions. */
  run<Result>(admit: () => Promise<Result>): Promise<Result> {
    return this.lock.run(admit);
  }

  /** The host of that name; one without an agent is made where there is none. */
  async admitPosted(
    name: string,
    now: number,
    tags: Readonly<Record<string, string>> = {},
  ): Promise<{ host: LiveHost; isNew: boolean }> {
    const known = this.registry.findByName(name);
    if (known) return { host: known, isNew: false };
    return this.lock.run(async () => {
      const host = this.registry.findByName(name);
      if (host) return { host, isNew: false };
      const credentialHash = hashSecret(newSecret('host'));
      const fields = { name, machineId: NO_MACHINE, credentialHash, tags, enrolledAt: now };
      return { host: this.registry.put(await this.hosts.upsert(fields)), isNew: true };
    });
  }

  /** Keeps how often a host without an agent is told of, and by what. An agent says it of itself. */
  async noteInterval(hostId: number, intervalMs: number, source: string): Promise<void> {
    const profile = this.registry.find(hostId)?.profile;
    const hasAgent = profile !== undefined && profile.agentVersion !== null;
    if (hasAgent || (profile?.intervalMs === intervalMs && profile.source === source)) return;
    const posted = { agentVersion: null, source, platform: null, intervalMs };
    await this.hosts.writeProfile(hostId, posted);
    this.registry.noteProfile(hostId, posted);
  }
}
