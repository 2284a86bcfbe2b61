import { NAMES } from './contender.ts';
import type { StageResult } from './stage.ts';

/** What was to be reached, and what was. */
export interface Verdict {
  readonly goal: string;
  readonly reached: string;
  /** `null` where something that it takes was not measured. */
  readonly isMet: boolean | null;
}

/** The goals of CPU time hold from this many sockets on. */
const LARGE = 100_000;
const LIMIT_FACTOR = 1.15;
const EXPORTER_PART = 4;
const SS_PART = 5;
const MOST_HELD_MS = 10;
const MOST_RESIDENT_MB = 60;
/** A heap is now a little larger and now a little smaller; what grows with the sockets shows in more. */
const FLAT_MB = 4;

/** The middle of an odd number of values. */
export function toMedian(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Whether each goal was met, by medians: size by size, then over all sizes. */
export function judge(stages: readonly StageResult[]): Verdict[] {
  const large = stages.filter(({ size }) => size >= LARGE);
  return [...large.flatMap(judgeSize), ...judgeMemory(stages)];
}

function judgeSize(stage: StageResult): Verdict[] {
  const medianOf = (name: string) => toMedian(stage.costs.find((cost) => cost.name === name)?.cpuMs ?? []);
  const [read, whole] = [medianOf(NAMES.read), medianOf(NAMES.agent)];
  const overLimit = read / medianOf(NAMES.limit);
  const underExporter = medianOf(NAMES.exporter) / whole;
  const underSs = medianOf(NAMES.ss) / whole;
  const at = `at ${stage.sockets[0]} sockets`;
  const worst = (list: readonly { heldMs: number; lateMs: number }[], name: 'heldMs' | 'lateMs') =>
    Math.max(...list.map((hold) => hold[name]));
  const { reading, idle } = stage.holds;
  const late = `late by ${worst(reading, 'lateMs').toFixed(1)} ms, without a read by ${worst(idle, 'lateMs').toFixed(1)}`;
  return [
    {
      goal: `a read takes at most ${LIMIT_FACTOR} × the limit ${at}`,
      reached: `${overLimit.toFixed(2)} ×`,
      isMet: Number.isNaN(overLimit) ? null : overLimit <= LIMIT_FACTOR,
    },
    {
      goal: `the whole agent takes at most 1/${EXPORTER_PART} of node_exporter ${at}`,
      reached: `1/${underExporter.toFixed(1)}`,
      isMet: Number.isNaN(underExporter) ? null : underExporter >= EXPORTER_PART,
    },
    {
      goal: `the whole agent takes at most 1/${SS_PART} of ss -Htan ${at}`,
      reached: `1/${underSs.toFixed(1)}`,
      isMet: Number.isNaN(underSs) ? null : underSs >= SS_PART,
    },
    {
      goal: `no read holds the event loop longer than ${MOST_HELD_MS} ms ${at}`,
      reached: `${worst(reading, 'heldMs').toFixed(1)} ms (${late})`,
      isMet: worst(reading, 'heldMs') <= MOST_HELD_MS,
    },
  ];
}

function judgeMemory(stages: readonly StageResult[]): Verdict[] {
  const resident = stages.map(
    ({ costs }) => costs.find(({ name }) => name === NAMES.agent)?.residentMb ?? Number.NaN,
  );
  const growth = Math.max(...resident) - Math.min(...resident);
  return [
    {
      goal: `the agent is resident with at most ${MOST_RESIDENT_MB} MB`,
      reached: resident.map((mb) => `${mb} MB`).join(', '),
      isMet: Math.max(...resident) <= MOST_RESIDENT_MB,
    },
    {
      goal: `its memory differs by at most ${FLAT_MB} MB from the fewest sockets to the most`,
      reached: `${growth} MB`,
      isMet: stages.length < 2 ? null : growth <= FLAT_MB,
    },
  ];
}
