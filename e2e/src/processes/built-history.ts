import { join } from 'node:path';
import { ROOT } from './repository.ts';

/** A snapshot as the API stores it. */
export interface BuiltSample {
  readonly hostId: number;
  readonly takenAt: number;
  readonly seq: number;
  readonly flags: number;
  readonly values: readonly (number | null)[];
}

/** For how long each tier is kept, in milliseconds. */
export interface BuiltPolicy {
  readonly keepMs: Readonly<Record<'raw' | '5m' | '1h', number>>;
  readonly maxBytes: undefined;
}

/** The part of the built API that writes the history, from its thread. */
export interface BuiltHistoryWriter {
  append(samples: readonly BuiltSample[]): Promise<void>;
  seal(closedBefore: number): Promise<unknown>;
  retain(policy: BuiltPolicy, now: number): Promise<unknown>;
  onApplicationShutdown(): Promise<void>;
}

interface BuiltHistory {
  readonly HistoryWriter: new (databasePath: string) => BuiltHistoryWriter;
}

/** Opens a database with it. */
export async function openBuiltHistory(databasePath: string): Promise<BuiltHistoryWriter> {
  const path = join(ROOT, 'apps/api/dist/history/history-writer.js');
  const { HistoryWriter } = (await import(path)) as BuiltHistory;
  return new HistoryWriter(databasePath);
}
