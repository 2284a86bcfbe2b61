import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { STATE_NAMES } from '@finwait/tcp';
import { loadBuiltHistory } from './built-history.ts';
import { FLEET_FROM, toFleetEnd, toHostName, toKeptDir, type FleetShape } from './fleet-file.ts';
import { DAY_MS, toTraceRows } from './trace-rows.ts';
import { VictoriaMetrics } from './victoria.ts';

/** VictoriaMetrics takes nothing of times to come, so that its history is this much older; a whole number of its months of 30 days. */
export const VICTORIA_SHIFT_MS = 913 * 30 * DAY_MS;

/** The states of the fleet of `makeFleetFile` in a data dir of VictoriaMetrics, made once and kept. */
export async function makeVictoriaFleet(shape: FleetShape, port: number): Promise<string> {
  const dir = toKeptDir('victoria', shape);
  if (existsSync(dir)) return dir;
  const unfinished = `${dir}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(unfinished, { recursive: true });
  const first = await VictoriaMetrics.start(`${unfinished}/different`, port);
  const all = await VictoriaMetrics.start(`${unfinished}/all`, port + 1);
  const span = { from: FLEET_FROM - VICTORIA_SHIFT_MS, to: toFleetEnd(shape) - VICTORIA_SHIFT_MS };
  await importDifferent(first, shape);
  await first.settle();
  for (let seed = 0; seed < shape.different; seed += 1) {
    console.error(`VictoriaMetrics: host ${seed + 1} of ${shape.different}`);
    const native = await first.exportNative(`{like="${seed}"}`, span);
    for (let id = seed + 1; id <= shape.hosts; id += shape.different)
      await all.importNative(native, `host=${toHostName(id)}`);
  }
  await all.settle();
  await Promise.all([first.stop(), all.stop()]);
  renameSync(`${unfinished}/all`, dir);
  rmSync(unfinished, { recursive: true, force: true });
  return dir;
}

async function importDifferent(victoria: VictoriaMetrics, shape: FleetShape): Promise<void> {
  const built = await loadBuiltHistory();
  const place =
    built.ROW_FIELDS.length + built.STORE_COLUMNS.findIndex(({ name }) => name === STATE_NAMES[0]);
  for (let seed = 0; seed < shape.different; seed += 1) {
    const { at, series } = toTraceRows(built, seed, FLEET_FROM, toFleetEnd(shape));
    const shifted = at.map((time) => time - VICTORIA_SHIFT_MS);
    for (const [state, name] of STATE_NAMES.entries()) {
      const labels = { __name__: 'tcp_sockets', state: name, like: String(seed) };
      await victoria.import([{ labels, at: shifted, figures: series[place + state] as Float64Array }]);
    }
  }
}
