import { LiveClient } from '@finwait/client';
import type { LiveFrame, LiveHostEvent, LiveSubscription } from '@finwait/contracts/protocol';
import { STATE_NAMES } from '@finwait/tcp';
import type { Config } from '../config.js';
import type { Context } from '../context.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { Refused } from '../failure.js';
import { toCsvLine, toCsvTime } from '../output/csv.js';
import { paint, toPlain } from '../output/style.js';
import { toFigure } from '../output/state-column.js';

/** One line: a host's snapshot, or the fleet's totals where there is no host. */
interface Line {
  readonly host: string | null;
  readonly at: number;
  readonly counts: readonly (number | null)[];
}

/** Prints what arrives, a line each, until it is stopped. */
export async function watch({ config, printer, stop }: Context): Promise<ExitCode> {
  const subscription = toSubscription(config);
  const columns = subscription.states ?? STATE_NAMES;
  const isFleet = config.switches.has('fleet');
  const print = (text: string) => void printer.print(text);
  const toText = { json: toJsonLine, csv: toCsv, table: toTextLine }[printer.format];
  if (printer.format === 'csv') print(toCsvLine([...(isFleet ? [] : ['host']), 'time', ...columns]));
  let isSubscribed = false;
  await new Promise<void>((resolve, reject) => {
    const live = new LiveClient(
      { api: config.api, ...(config.token !== null && { token: config.token }), subscription },
      {
        subscribed: () => {
          if (isSubscribed) printer.say(`${now()} connected again; what came meanwhile is in the history`);
          isSubscribed = true;
        },
        frame: (frame) => {
          for (const line of toLines(frame, isFleet)) print(toText(line, columns, printer.hasColour));
        },
        host: (event) => tellHost(event, printer),
        resync: (from) =>
          printer.say(`${now()} too slow: lines since ${new Date(from).toISOString()} were left out`),
        lost: (reason) => {
          if (isSubscribed) printer.say(`${now()} connection lost (${reason}), trying again`);
          else end(() => reject(new Error(`api_unreachable: ${config.api} does not answer: ${reason}`)));
        },
        refused: ({ code, detail }) => end(() => reject(new Refused(code, detail))),
      },
    );
    const end = (settle: () => void) => {
      live.close();
      settle();
    };
    stop.addEventListener('abort', () => end(resolve));
  });
  return EXIT_CODES.fine;
}

function toSubscription({ words, values, switches }: Config): LiveSubscription {
  const states = values.states?.[0]?.split(',');
  const [tag] = values.tag ?? [];
  const isNarrow = words.length > 0 || tag !== undefined;
  return {
    ...(words.length > 0 && { hosts: words }),
    ...(tag !== undefined && { tag }),
    ...((switches.has('fleet') || !isNarrow) && { fleet: true as const }),
    ...(states && { states }),
  };
}

function toLines({ at, fleet, rows }: LiveFrame, isFleet: boolean): Line[] {
  if (isFleet) return fleet === undefined ? [] : [{ host: null, at, counts: fleet }];
  return rows.map(([host, takenAt, , ...counts]) => ({ host, at: takenAt, counts }));
}

function toJsonLine({ host, at, counts }: Line, columns: readonly string[]): string {
  const states = Object.fromEntries(columns.map((name, index) => [name, counts[index] ?? null]));
  return `${JSON.stringify({ ...(host !== null && { host }), at, states })}\n`;
}

function toCsv({ host, at, counts }: Line): string {
  return toCsvLine([...(host === null ? [] : [host]), toCsvTime(at), ...counts]);
}

function toTextLine({ host, at, counts }: Line, columns: readonly string[], hasColour: boolean): string {
  const figures = columns.flatMap((name, index) => {
    const count = counts[index] ?? null;
    return count === 0 && columns.length > 1 ? [] : [`${name} ${toFigure(count)}`];
  });
  const who = toPlain(host ?? 'fleet');
  return `${toClock(at)}  ${hasColour ? paint(who, 'bold') : who}  ${figures.join('  ')}\n`;
}

function tellHost({ name, change, status }: LiveHostEvent, printer: Context['printer']): void {
  const what = { appeared: 'is new', status: `is ${status}`, left: 'left the fleet' }[change];
  printer.say(`${now()} ${toPlain(name)} ${what}`);
}

function toClock(at: number): string {
  return new Date(at).toISOString().slice(11, 19);
}

const now = () => toClock(Date.now());
