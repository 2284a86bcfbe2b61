import type { HostFacts } from '@finwait/contracts/protocol';

/** One message, and what is to be done once the API has acknowledged it. */
export interface Outgoing {
  readonly facts: HostFacts;
  readonly taken: () => void;
}

/** Something that the API is told of the host besides the counts. */
export interface Fact {
  /** `null` where the API knows all of it, or is not to be told yet. */
  next(): Outgoing | null;
  /** There is a new connection: the API may know nothing of it. */
  forget(): void;
}
