import type { BuiltSample } from '../processes/built-history.ts';

/** What the writing process is asked to do. */
export type WriterOrder =
  | { readonly kind: 'append'; readonly id: number; readonly samples: readonly BuiltSample[] }
  /** Seals all that is left and ends. */
  | { readonly kind: 'finish' };

/** What it says: a batch is on the disk. */
export interface WriterMessage {
  readonly kind: 'stored';
  readonly id: number;
}
