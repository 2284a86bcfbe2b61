import type { LiveRow, LiveSubscription } from '@finwait/contracts';
import { STATE_NAMES, toColumnIndex, type ColumnName, type ColumnValues } from '@finwait/tcp';
import { can, type Member } from '../auth/authorise.js';
import { hasTag, type LiveHost } from '../hosts/host-registry.js';

/** What the viewers of one room see. Viewers with the same wish and the same scope share a room. */
export interface Room {
  readonly key: string;
  readonly wish: LiveSubscription;
  /** Stands for all its viewers: what one of them may see they all may. */
  readonly viewer: Pick<Member, 'role' | 'scope'>;
  /** Names of the columns in every row. */
  readonly columns: readonly string[];
}

/** The room of a subscription. */
export function toRoom(wish: LiveSubscription, { role, scope }: Pick<Member, 'role' | 'scope'>): Room {
  const columns = wish.states ?? STATE_NAMES;
  const hosts = wish.hosts?.toSorted() ?? null;
  const key = JSON.stringify([hosts, wish.tag ?? null, wish.fleet ?? null, columns, role, scope]);
  return { key, wish, columns, viewer: { role, scope } };
}

/** True when the room's viewers may see the host. */
export function isVisible({ viewer }: Room, host: LiveHost): boolean {
  return can({ ...viewer, actor: 'viewer' }, 'read', host);
}

/** True when the room shows the host's rows: its viewers want them, and may see them. */
export function isShown(room: Room, host: LiveHost): boolean {
  return isWanted(room, host) && isVisible(room, host);
}

function isWanted(room: Room, host: LiveHost): boolean {
  const { hosts, tag, fleet } = room.wish;
  if (hosts === undefined && tag === undefined) return fleet === true;
  return hosts?.includes(host.name) === true || (tag !== undefined && hasTag(host, tag));
}

/** The room's columns of a row. */
export function toCounts(room: Room, values: ColumnValues): (number | null)[] {
  return room.columns.map((name) => values[toColumnIndex(name as ColumnName)] ?? null);
}

/** The host's newest snapshot as the room shows it; `undefined` before the first. */
export function toLiveRow(room: Room, host: LiveHost): LiveRow | undefined {
  if (!host.latest) return undefined;
  return [host.name, host.latest.takenAt, host.latest.seq, ...toCounts(room, host.latest.values)];
}
