import { setTimeout as pause } from 'node:timers/promises';
import { readProcessCpuMs, readResidentMb } from '../collector/processor-time.ts';
import { countLatencies, type Latencies } from './latencies.ts';
import { countMissing } from './missing.ts';
import { Stage } from './stage.ts';

/** After the last acknowledgement: the frame with it comes with the next tick. */
const LAST_FRAME_MS = 2_000;

/** What came of all hosts sending to all viewers. */
export interface FanOut {
  readonly snapshots: number;
  readonly refused: number;
  /** Frames that each viewer should have had. */
  readonly frames: number;
  /** Frames that any viewer did not have, or had twice, or not whole. */
  readonly missingFrames: number;
  /** Rows that were not in the frames, or twice. */
  readonly missingRows: number;
  readonly latencyMs: Latencies;
  readonly megabytesPerSecond: number;
  /** Cores that the API kept busy. */
  readonly apiCores: number;
  readonly residentMb: number;
}

/** Has every host send a snapshot a second, and looks whether each viewer has them all. */
export async function measureFanOut(
  hosts: number,
  viewers: number,
  order: { readonly isTogether: boolean; readonly seconds: number },
): Promise<FanOut> {
  const stage = await Stage.open(hosts, viewers);
  const { pid } = stage.api.process;
  let cpuBefore = 0;
  const sent = await stage.play(order, () => (cpuBefore = readProcessCpuMs(pid)));
  const apiCores = (readProcessCpuMs(pid) - cpuBefore) / 1_000 / order.seconds;
  await pause(LAST_FRAME_MS);
  const report = await stage.report();
  const residentMb = readResidentMb(pid);
  await stage.close();
  const [first] = report.viewers;
  const bytes = report.viewers.flatMap(({ frames }) => frames).reduce((sum, [, , size]) => sum + size, 0);
  const decoded = report.viewers.map(({ rows }) => rows).filter((rows) => rows !== null);
  return {
    snapshots: sent.snapshots,
    refused: sent.refused,
    frames: first?.frames.length ?? 0,
    missingFrames: countMissing(report.viewers),
    missingRows: decoded.reduce((sum, { count, faults }) => sum + faults + sent.snapshots - count, 0),
    latencyMs: countLatencies(report.viewers, report.byFrame),
    megabytesPerSecond: bytes / 1e6 / order.seconds,
    apiCores,
    residentMb,
  };
}
