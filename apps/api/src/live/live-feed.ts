import {
  LIVE_TICK_MS,
  type HostStatus,
  type LiveClientEvents,
  type LiveFrame,
  type LiveHostEvent,
  type LiveServerEvents,
  type LiveSubscription,
} from '@finwait/contracts';
import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Namespace, Socket } from 'socket.io';
import { toFleetTotals } from '../fleet/fleet-totals.js';
import type { Member } from '../auth/authorise.js';
import { HostRegistry, toStatus, type LiveHost } from '../hosts/host-registry.js';
import { ServiceMetrics } from '../metrics/service-metrics.js';
import { isShown, isVisible, toCounts, toLiveRow, toRoom, type Room } from './subscription.js';

/** A viewer with more unsent packets than this is left out of frames until it caught up. */
const MOST_UNSENT_PACKETS = 8;

interface ViewerFields {
  /** Who watches, as of the last look. */
  member: Member;
  room?: Room | undefined;
  /** Packets the transport has not taken yet. */
  unsentPackets?: number;
  /** When the first frame was left out for this viewer. */
  laggingSince?: number | undefined;
}
/** The `/live` namespace, typed. */
export type LiveNamespace = Namespace<LiveClientEvents, LiveServerEvents, object, ViewerFields>;
/** One viewer. */
export type Viewer = Socket<LiveClientEvents, LiveServerEvents, object, ViewerFields>;

/** Sends every room what changed for it, at most once a tick: never one message per snapshot. */
@Injectable()
export class LiveFeed implements OnApplicationBootstrap, OnModuleDestroy {
  private namespace: LiveNamespace | undefined;
  private readonly changed = new Set<number>();
  private readonly statusById = new Map<number, HostStatus>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly registry: HostRegistry,
    private readonly metrics: ServiceMetrics,
  ) {}

  /** How many viewers are connected. */
  get viewerCount(): number {
    return this.namespace?.sockets.size ?? 0;
  }

  onApplicationBootstrap(): void {
    for (const host of this.registry.all()) this.statusById.set(host.id, toStatus(host, Date.now()));
    this.timer = setInterval(() => this.tick(Date.now()), LIVE_TICK_MS);
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  attach(namespace: LiveNamespace): void {
    this.namespace = namespace;
  }

  /** Begins to count what a viewer has not been sent yet. */
  watchBacklog(viewer: Viewer): void {
    viewer.conn.on('packetCreate', () => (viewer.data.unsentPackets = (viewer.data.unsentPackets ?? 0) + 1));
    viewer.conn.on('flush', () => (viewer.data.unsentPackets = 0));
  }

  /** Gives a viewer this subscription instead of the one it had. Its first frame comes with the next tick. */
  subscribe(
    viewer: Viewer,
    wish: LiveSubscription,
  ): { columns: readonly string[]; hosts: readonly string[] } {
    this.unsubscribe(viewer);
    const room = toRoom(wish, viewer.data.member);
    viewer.data.room = room;
    void viewer.join(room.key);
    const shown = this.registry.all().filter((host) => isShown(room, host));
    return { columns: room.columns, hosts: shown.map((host) => host.name) };
  }

  unsubscribe(viewer: Viewer): void {
    if (viewer.data.room) void viewer.leave(viewer.data.room.key);
    viewer.data.room = undefined;
    viewer.data.laggingSince = undefined;
  }

  /** A host has a new snapshot or profile: its row goes out with the next tick. */
  noteChange(hostId: number): void {
    this.changed.add(hostId);
  }

  /** Tells viewers at once that a host appeared, or that it leaves: before the registry forgets it. */
  noteHost(hostId: number, change: LiveHostEvent['change']): void {
    const host = this.registry.find(hostId);
    if (!host) return;
    this.statusById.set(hostId, toStatus(host, Date.now()));
    this.announce(host, change);
    if (change === 'left') this.statusById.delete(hostId);
  }

  private tick(now: number): void {
    this.announceStatusChanges(now);
    const hosts = [...this.changed].map((id) => this.registry.find(id)).filter((host) => host !== undefined);
    this.changed.clear();
    if (hosts.length === 0 || !this.namespace) return;
    const viewers = [...this.namespace.sockets.values()];
    const byRoom = Map.groupBy(viewers, (viewer) => viewer.data.room?.key);
    for (const members of byRoom.values()) {
      const room = members[0]?.data.room;
      if (room) this.send(room, members, this.toFrame(room, hosts, now));
    }
  }

  private toFrame(room: Room, changed: readonly LiveHost[], now: number): LiveFrame | undefined {
    const rows = changed
      .filter((host) => isShown(room, host))
      .map((host) => toLiveRow(room, host))
      .filter((row) => row !== undefined);
    if (room.wish.fleet) {
      const visible = this.registry.all().filter((host) => isVisible(room, host));
      return { at: now, fleet: toCounts(room, toFleetTotals(visible, now).values), rows };
    }
    return rows.length === 0 ? undefined : { at: now, rows };
  }

  private send(room: Room, members: readonly Viewer[], frame: LiveFrame | undefined): void {
    if (!frame || !this.namespace) return;
    const slow: string[] = [];
    for (const viewer of members) {
      if ((viewer.data.unsentPackets ?? 0) > MOST_UNSENT_PACKETS) {
        viewer.data.laggingSince ??= frame.at;
        slow.push(viewer.id);
      } else if (viewer.data.laggingSince !== undefined) {
        viewer.emit('resync', { from: viewer.data.laggingSince });
        viewer.data.laggingSince = undefined;
      }
    }
    // One emit for the whole room encodes the frame once.
    this.namespace.to(room.key).except(slow).emit('frame', frame);
    this.metrics.frames.inc(members.length - slow.length);
    this.metrics.framesLeftOut.inc(slow.length);
  }

  private announceStatusChanges(now: number): void {
    for (const host of this.registry.all()) {
      const status = toStatus(host, now);
      if (status === this.statusById.get(host.id)) continue;
      this.statusById.set(host.id, status);
      this.announce(host, 'status');
      this.changed.add(host.id);
    }
  }

  private announce(host: LiveHost, change: LiveHostEvent['change']): void {
    const status = this.statusById.get(host.id) ?? 'never';
    const event: LiveHostEvent = { name: host.name, change, status, lastSeenAt: host.lastSeenAt ?? null };
    for (const viewer of this.namespace?.sockets.values() ?? []) {
      if (viewer.data.room && isShown(viewer.data.room, host)) viewer.emit('host', event);
    }
  }
}
