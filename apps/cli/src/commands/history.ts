import { answerOf, type components } from '@finwait/client';
import type { Context } from '../context.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { toCsvLine, toCsvTime } from '../output/csv.js';
import { toFigure, toStateHead } from '../output/state-column.js';

type History = components['schemas']['History'];

/** Prints a host's counts over time, a line for each snapshot or bucket. */
export async function showHistory({ client, config, printer }: Context): Promise<ExitCode> {
  const [name = ''] = config.words;
  const { from, to, states, points } = config.values;
  const query = {
    from: from?.[0] ?? '-1h',
    ...(to && { to: to[0] }),
    ...(states && { states: states[0] }),
    ...(points && { maxPoints: Number(points[0]) }),
  };
  const params = { path: { name }, query };
  const history = await answerOf(client.GET('/api/v1/hosts/{name}/history', { params }));
  if (printer.format === 'table') await printHistory(printer, history);
  else if (printer.format === 'csv') await printCsv(printer, history);
  else await printJson(printer, history);
  for (const { tier, startAt, reason } of history.damaged ?? []) {
    printer.say(
      `A chunk of ${tier} from ${new Date(startAt).toISOString()} cannot be read, so it is a gap: ${reason}`,
    );
  }
  return EXIT_CODES.fine;
}

async function printJson(printer: Context['printer'], { at, samples, series }: History): Promise<void> {
  for (const [entry, time] of at.entries()) {
    const bands = Object.entries(series).map(([name, { min, avg, max }]) => [
      name,
      { min: min[entry] ?? null, avg: avg[entry] ?? null, max: max[entry] ?? null },
    ]);
    await printer.printJson({
      at: time,
      samples: samples[entry],
      states: Object.fromEntries(bands) as object,
    });
  }
}

async function printCsv(printer: Context['printer'], { at, samples, series }: History): Promise<void> {
  const names = Object.keys(series).flatMap((name) => [`${name}_min`, `${name}_avg`, `${name}_max`]);
  await printer.print(toCsvLine(['time', 'samples', ...names]));
  const figures = Object.values(series).flatMap(({ min, avg, max }) => [min, avg, max]);
  for (const [entry, time] of at.entries()) {
    const cells = figures.map((row) => row[entry] ?? null);
    await printer.print(toCsvLine([toCsvTime(time), samples[entry] ?? null, ...cells]));
  }
}

async function printHistory(printer: Context['printer'], history: History): Promise<void> {
  const { at, samples, series, entries, stepMs } = history;
  if (at.length === 0) {
    printer.say('No snapshots in this time.');
    return;
  }
  const isBuckets = entries === 'buckets';
  await printer.printTable([
    { head: 'TIME (UTC)', align: 'left', cells: at.map(toMoment) },
    ...(isBuckets ? [{ head: 'SAMPLES', align: 'right' as const, cells: samples.map(String) }] : []),
    ...Object.entries(series).map(([name, { avg }]) => {
      return { head: toStateHead(name), align: 'right' as const, cells: avg.map(toFigure) };
    }),
  ]);
  if (isBuckets) printer.say(`Averages over ${stepMs / 1_000} s; --csv and --json have minima and maxima.`);
}

function toMoment(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace('T', ' ');
}
