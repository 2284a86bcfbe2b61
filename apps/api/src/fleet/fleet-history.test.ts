import { COLUMN_NAMES, STATE_NAMES } from '@finwait/tcp';
import { HistoryWriter } from '../history/history-writer.js';
import { scratchApi, whenConnected } from '../testing/scratch-api.js';
import { FleetHistory } from './fleet-history.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const scratch = scratchApi();
const last = Math.floor(Date.now() / MINUTE) * MINUTE;
const minutes = [last - 2 * MINUTE, last - MINUTE, last];

async function connect(name: string) {
  const agent = scratch.connectAgent(await scratch.enrol(name));
  await whenConnected(agent);
  let seq = 0;
  return (rows: readonly (readonly [at: number, figure: number])[]) =>
    agent.emitWithAck('snapshots', {
      v: 1,
      run: 'r',
      rows: rows.map(([at, figure]) => [(seq += 1), at, 0, ...COLUMN_NAMES.map(() => figure)] as const),
    });
}

async function readMinutes() {
  const range = `from=${minutes[0]}&to=${last + 1}&maxPoints=1000`;
  const answer = await scratch.request(`/api/v1/fleet/history?${range}&states=${STATE_NAMES[0]}`);
  const { at, series, reporting, held } = (await answer.json()) as {
    at: number[];
    series: Record<string, { avg: number[] }>;
    reporting: number[];
    held: number[];
  };
  return { at, sums: series[STATE_NAMES[0] as string]?.avg, reporting, held };
}

describe('the minutes of the fleet in an open hour', () => {
  it('take in what comes late, and are then what they are once the hour is sealed', async () => {
    const { app } = scratch.api();
    const [steady, tardy] = [await connect('steady'), await connect('tardy')];
    await steady(minutes.map((at) => [at - 5_000, 10]));
    for (const at of minutes) await app.get(FleetHistory).keep(at);
    expect(await readMinutes()).toEqual({
      at: minutes,
      sums: [10, 10, 10],
      reporting: [1, 1, 1],
      held: [0, 0, 0],
    });

    await tardy([[last - MINUTE - 30_000, 7]]);
    await app.get(HistoryWriter).seal(Date.now() - 5 * MINUTE);
    const corrected = { at: minutes, sums: [10, 17, 17], reporting: [1, 2, 1], held: [0, 0, 1] };
    expect(await readMinutes()).toEqual(corrected);

    await app.get(HistoryWriter).seal(Date.now() + 2 * HOUR);
    expect(await readMinutes()).toEqual(corrected);
  });
});
