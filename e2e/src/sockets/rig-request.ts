import type { SocketPlan } from './open-sockets.ts';
import type { StateCounts } from './state-number.ts';

/** What the rig process is started with, as JSON in its one argument. */
export interface RigOptions {
  readonly plans: readonly SocketPlan[];
  /** The process stands in a fresh network namespace, whose `lo` is still down. */
  readonly hasOwnNamespace: boolean;
}

/** A program to run where the sockets are. */
export interface Command {
  readonly argv: readonly [program: string, ...words: string[]];
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** After this the program is killed and the request fails. */
  readonly timeoutMs?: number;
}

/** How a program ended. */
export interface CommandResult {
  readonly exitCode: number | null;
  readonly signal: string | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** A program that goes on running. */
export interface RunningProgram {
  readonly pid: number;
  /** What the pattern matched in its output, groups included. */
  readonly match: readonly string[];
}

/** The network namespace as those see it who share no code with the product. */
export interface Oracle {
  /** All sockets, by /proc/net/tcp and tcp6. */
  readonly proc: StateCounts;
  /** All sockets, by `ss`; `null` where it is not installed. */
  readonly ss: StateCounts | null;
  /** The sockets of the plans alone, by /proc/net/tcp and tcp6. */
  readonly planned: StateCounts;
}

/** One line on the rig process's standard input, answered by one line with the same id. */
export type RigRequest = { readonly id: number } & (
  | { readonly do: 'count' }
  | { readonly do: 'run'; readonly command: Command }
  /** Answered when whole lines of standard output or error match `until`, a regular expression. */
  | { readonly do: 'start'; readonly command: Command; readonly until: string }
  | { readonly do: 'stop'; readonly pid: number }
);

/** The first line on standard output: every socket stands in its state. */
export interface RigReady {
  readonly expected: StateCounts;
  readonly ports: readonly number[];
}

/** One line on standard output. */
export type RigAnswer =
  { readonly id: number; readonly value: unknown } | { readonly id: number; readonly error: string };
