import type { Receipt } from './viewer.ts';

/** What the process of the viewers is told. `forget` has them forget what they were sent. `stall` makes so many of them, the last ones, stop to read. */
export type ViewersOrder =
  | {
      readonly kind: 'watch';
      readonly url: string;
      readonly tokens: readonly string[];
      readonly decoding: number;
    }
  | { readonly kind: 'forget' }
  | { readonly kind: 'stall'; readonly count: number }
  | { readonly kind: 'resume' }
  | { readonly kind: 'report' };

/** What a viewer was sent. */
export interface ViewerReport {
  readonly frames: readonly Receipt[];
  readonly resyncs: readonly number[];
  readonly cuts: number;
  /** Of viewers that read every row. */
  readonly rows: { readonly count: number; readonly faults: number } | null;
}

/** What the process of the viewers says. */
export type ViewersMessage =
  | { readonly kind: 'watching' }
  | {
      readonly kind: 'report';
      readonly viewers: readonly ViewerReport[];
      /** The times of the snapshots in each frame, as the first viewer read them. */
      readonly byFrame: readonly (readonly [at: number, takenAt: readonly number[]])[];
    };

/** Hosts to play, each with a snapshot every so often: all at the same moment, or spread over the time between two. */
export interface HostsOrder {
  readonly url: string;
  readonly credentials: readonly string[];
  readonly isTogether: boolean;
  /** A second when left out. */
  readonly everyMs?: number;
  readonly seconds: number;
}

/** What the process of the hosts says. */
export type HostsMessage =
  | { readonly kind: 'connected' }
  | {
      readonly kind: 'sent';
      readonly snapshots: number;
      readonly refused: number;
      readonly acks: readonly SentAck[];
    };

/** When a snapshot was sent, and how many milliseconds later it was acknowledged. */
export type SentAck = readonly [sentAt: number, tookMs: number];
