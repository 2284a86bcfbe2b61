import { setTimeout as pause } from 'node:timers/promises';
import { readResidentMb } from '../collector/processor-time.ts';
import { toShares, type Shares } from '../ingest/load.ts';
import { countMissing } from './missing.ts';
import { Stage } from './stage.ts';

const SETTLED_MS = 2_000;

/** Turns of viewers that all read, and of the same with some that do not. */
export interface Turns {
  readonly hosts: number;
  readonly viewers: number;
  readonly stalled: number;
  readonly rounds: number;
  readonly quietSeconds: number;
  readonly stalledSeconds: number;
}

interface Turn {
  readonly isStalled: boolean;
  readonly from: number;
  readonly to: number;
  readonly residentMb: readonly number[];
}

/** What came of it. */
export interface Stalling {
  readonly refused: number;
  readonly frames: number;
  /** Of the viewers that read all the time. */
  readonly missingFrames: number;
  readonly missingRows: number;
  readonly quietMs: Shares;
  readonly stalledMs: Shares;
  /** Mean resident memory of the API in each turn, the first one quiet, then in turns. */
  readonly residentMb: readonly number[];
  /** What the viewers that stalled were told when they read on: to read the history, or that they were cut off and may come back. */
  readonly resyncs: readonly number[];
  readonly cuts: readonly number[];
  /** Of them, those that missed frames and were neither told to resync nor cut off. */
  readonly untold: number;
  /** Of them, those that have frames again at the end. */
  readonly served: number;
}

/** Has all hosts send a snapshot a second while some viewers stop to read, again and again. */
export async function measureStalling(turns: Turns): Promise<Stalling> {
  const stage = await Stage.open(turns.hosts, turns.viewers);
  const { rounds, quietSeconds, stalledSeconds } = turns;
  const seconds = (rounds + 1) * quietSeconds + rounds * stalledSeconds + 5;
  let done: Promise<Turn[]> = Promise.resolve([]);
  const sent = await stage.play({ isTogether: false, seconds }, () => {
    done = takeTurns(stage, turns);
  });
  const taken = await done;
  const { viewers } = await stage.report();
  await stage.close();
  const healthy = viewers.slice(0, -turns.stalled);
  const others = viewers.slice(-turns.stalled);
  const lastAt = Math.max(...healthy.map(({ frames }) => frames.at(-1)?.[0] ?? 0));
  const decoded = healthy.map(({ rows }) => rows).filter((rows) => rows !== null);
  const toTimes = (isStalled: boolean) => {
    const wanted = taken.filter((turn) => turn.isStalled === isStalled);
    const isIn = (at: number) => wanted.some(({ from, to }) => at >= from + SETTLED_MS && at < to);
    return toShares(sent.acks.filter(([sentAt]) => isIn(sentAt)).map(([, tookMs]) => tookMs));
  };
  return {
    refused: sent.refused,
    frames: healthy[0]?.frames.length ?? 0,
    missingFrames: countMissing(healthy),
    missingRows: decoded.reduce((sum, { count, faults }) => sum + faults + sent.snapshots - count, 0),
    quietMs: toTimes(false),
    stalledMs: toTimes(true),
    residentMb: taken.map(
      ({ residentMb }) => residentMb.reduce((sum, mb) => sum + mb, 0) / residentMb.length,
    ),
    resyncs: others.map(({ resyncs }) => resyncs.length),
    cuts: others.map(({ cuts }) => cuts),
    untold: others.filter(
      ({ frames, resyncs, cuts }) =>
        resyncs.length + cuts === 0 && frames.length < (healthy[0]?.frames.length ?? 0),
    ).length,
    served: others.filter(({ frames }) => frames.at(-1)?.[0] === lastAt).length,
  };
}

async function takeTurns(stage: Stage, turns: Turns): Promise<Turn[]> {
  const taken = [await takeTurn(stage, false, turns.quietSeconds)];
  for (let round = 0; round < turns.rounds; round += 1) {
    stage.tell({ kind: 'stall', count: turns.stalled });
    taken.push(await takeTurn(stage, true, turns.stalledSeconds));
    stage.tell({ kind: 'resume' });
    taken.push(await takeTurn(stage, false, turns.quietSeconds));
  }
  return taken;
}

async function takeTurn(stage: Stage, isStalled: boolean, seconds: number): Promise<Turn> {
  const from = Date.now();
  const residentMb: number[] = [];
  for (let second = 0; second < seconds; second += 1) {
    await pause(1_000);
    residentMb.push(readResidentMb(stage.api.process.pid));
  }
  return { isStalled, from, to: Date.now(), residentMb };
}
