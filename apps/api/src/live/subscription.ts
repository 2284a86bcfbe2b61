import type { LiveRow, LiveSubscription } from '@finwait/contracts';
import { STATE_NAMES, toColumnIndex, type ColumnName, type ColumnValues } from '@finwait/tcp';
import { hasTag, type LiveHost } from '../hosts/host-registry.js';

/** What the viewers of one room see. Viewers with the same wish share a room. */
export interface Room {
  readonly key: string;
  readonly wish: LiveSubscription;
  /** Names of the columns in every row. */
  readonly columns: readonly string[];
}

/** The room of a subscription. */
export function toRoom(wish: LiveSubscription): Room {
  const columns = wish.states ?? STATE_NAMES;
  const hosts = wish.hosts?.toSorted() ?? null;
  return { key: JSON.stringify([hosts, wish.tag ?? null, wish.fleet ?? null, columns]), wish, columns };
}

/** True when the room shows the host's rows. */
export function isShown(room: Room, host: LiveHost): boolean {
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
