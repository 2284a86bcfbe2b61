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

/** A viewer with more unsent frames than this is left out of frames and events until it caught up. */
const MOST_UNSENT_FRAMES = 8;

interface ViewerFields {
  /** Who watches, as of the last look. */
  member: Member;
  room?: Room | undefined;
  /** Frames the transport has not taken yet. */
  unsentFrames?: number;
  /** When the first frame or event was left out for this viewer. */
  laggingSince?: number | undefined;
}
/** The `/live` namespace, typed. */
export type LiveNamespace = Namespace<LiveClientEvents, LiveServerEvents, object, ViewerFields>;
/** One viewer. */
export type Viewer = Socket<LiveClientEvents, LiveServerEvents, object, ViewerFields>;

/** The viewers of one room. */
interface Audience {
  readonly room: Room;
  /** Those that keep up. */
  readonly ready: readonly Viewer[];
  readonly slow: readonly Viewer[];
}

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
    viewer.conn.on('flush', () => (viewer.data.unsentFrames = 0));
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
    this.announce(host, change, this.findAudiences());
    if (change === 'left') this.statusById.delete(hostId);
  }

  private tick(now: number): void {
    const audiences = this.findAudiences();
    this.announceStatusChanges(now, audiences);
    const hosts = [...this.changed].map((id) => this.registry.find(id)).filter((host) => host !== undefined);
    this.changed.clear();
    if (hosts.length === 0) return;
    for (const audience of audiences) this.send(audience, this.toFrame(audience.room, hosts, now));
  }

  private findAudiences(): Audience[] {
    const viewers = [...(this.namespace?.sockets.values() ?? [])];
    return [...Map.groupBy(viewers, ({ data }) => data.room?.key).values()].flatMap((members) => {
      const room = members[0]?.data.room;
      if (!room) return [];
      const isSlow = ({ data }: Viewer) => (data.unsentFrames ?? 0) > MOST_UNSENT_FRAMES;
      return { room, ready: members.filter((viewer) => !isSlow(viewer)), slow: members.filter(isSlow) };
    });
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

  private send({ room, ready, slow }: Audience, frame: LiveFrame | undefined): void {
    if (!frame) return;
    for (const viewer of ready) {
      // A transport that is free takes the frame at once, and sets this back.
      viewer.data.unsentFrames = (viewer.data.unsentFrames ?? 0) + 1;
      if (viewer.data.laggingSince === undefined) continue;
      viewer.emit('resync', { from: viewer.data.laggingSince });
      viewer.data.laggingSince = undefined;
    }
    this.leaveOut(slow, frame.at)?.to(room.key).emit('frame', frame);
    this.metrics.frames.inc(ready.length);
    this.metrics.framesLeftOut.inc(slow.length);
  }

  /** Whom to send to without these viewers; one emit for a whole room encodes once. */
  private leaveOut(slow: readonly Viewer[], now: number) {
    for (const viewer of slow) viewer.data.laggingSince ??= now;
    return this.namespace?.except(slow.map(({ id }) => id));
  }

  private announceStatusChanges(now: number, audiences: readonly Audience[]): void {
    for (const host of this.registry.all()) {
      const status = toStatus(host, now);
      if (status === this.statusById.get(host.id)) continue;
      this.statusById.set(host.id, status);
      this.announce(host, 'status', audiences);
      this.changed.add(host.id);
    }
  }

  private announce(host: LiveHost, change: LiveHostEvent['change'], audiences: readonly Audience[]): void {
    const status = this.statusById.get(host.id) ?? 'never';
    const event: LiveHostEvent = { name: host.name, change, status, lastSeenAt: host.lastSeenAt ?? null };
    for (const { room, slow } of audiences) {
      if (isShown(room, host)) this.leaveOut(slow, Date.now())?.to(room.key).emit('host', event);
    }
  }
}
