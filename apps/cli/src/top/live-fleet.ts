import type { HostStatus, LiveFrame, LiveHostEvent } from '@finwait/contracts/protocol';
import { STATE_NAMES } from '@finwait/tcp';
import type { Host } from '../fleet-pages.js';

/** A host with its newest counts, in the order of the eleven states; none before its first snapshot. */
export interface TopHost {
  readonly name: string;
  readonly status: HostStatus;
  readonly lastSeenAt: number | null;
  readonly takenAt: number | null;
  readonly counts: readonly (number | null)[];
}

/** Every host that is watched: read once from REST, then kept up by frames. */
export class LiveFleet {
  #hosts = new Map<string, TopHost>();

  get hosts(): readonly TopHost[] {
    return [...this.#hosts.values()];
  }

  /** Takes the hosts REST tells instead of those it has, but no older snapshot than one that a frame brought. */
  replace(hosts: readonly Host[]): void {
    const known = this.#hosts;
    this.#hosts = new Map(
      hosts.map((host) => {
        const told = toTopHost(host);
        const held = known.get(host.name);
        const isNewer = (held?.takenAt ?? 0) > (told.takenAt ?? 0);
        return [host.name, held !== undefined && isNewer ? held : told];
      }),
    );
  }

  /** Takes the rows of a frame. */
  apply({ at, rows }: LiveFrame): void {
    for (const [name, takenAt, , ...counts] of rows) {
      this.#hosts.set(name, { name, status: 'live', lastSeenAt: at, takenAt, counts });
    }
  }

  /** Takes a change of a host. One that is new is told by its first frame. */
  note({ name, change, status, lastSeenAt }: LiveHostEvent): void {
    const held = this.#hosts.get(name);
    if (change === 'left') this.#hosts.delete(name);
    else if (held !== undefined) this.#hosts.set(name, { ...held, status, lastSeenAt });
  }
}

function toTopHost({ name, status, lastSeenAt, takenAt, states }: Host): TopHost {
  const counts = states === null ? [] : STATE_NAMES.map((state) => states[state]);
  return { name, status, lastSeenAt, takenAt, counts };
}
