import { LiveClient, type LiveListener, type LiveRefusal } from '@finwait/client';
import type { LiveFrame, LiveHostEvent, LiveSubscription } from '@finwait/contracts/protocol';
import { STATE_NAMES } from '@finwait/tcp';
import type { Config } from '../config.js';
import type { Context } from '../context.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { Refused } from '../failure.js';
import { toCsvLine } from '../output/csv.js';
import type { Printer } from '../output/printer.js';
import { toPlain } from '../output/style.js';
import { toClock, toLines, toLineText, type LineForm } from './watch-line.js';

/** Prints what arrives, a line each, until it is stopped. */
export async function watch({ config, printer, stop }: Context): Promise<ExitCode> {
  const { api, token } = config;
  const subscription = toSubscription(config);
  const settings = { api, ...(token !== null && { token }), subscription };
  await new Promise<void>((resolve, reject) => {
    const watcher = new Watcher(config, printer, (error) => {
      live.close();
      reject(error);
    });
    const live = new LiveClient(settings, watcher);
    stop.addEventListener('abort', () => {
      live.close();
      resolve();
    });
  });
  return EXIT_CODES.fine;
}

/** Turns what the feed tells into lines, and says on standard error what is missing between them. */
class Watcher implements LiveListener {
  readonly #printer: Printer;
  readonly #api: string;
  readonly #isFleet: boolean;
  readonly #form: LineForm;
  readonly #end: (error: Error) => void;
  #isSubscribed = false;
  #omitted = 0;

  constructor(config: Config, printer: Printer, end: (error: Error) => void) {
    const { format, hasColour } = printer;
    const columns = toSubscription(config).states ?? STATE_NAMES;
    this.#printer = printer;
    this.#api = config.api;
    this.#isFleet = config.switches.has('fleet');
    this.#form = { format, hasColour, columns };
    this.#end = end;
    if (format === 'csv') printer.offer(toCsvLine([...(this.#isFleet ? [] : ['host']), 'time', ...columns]));
  }

  subscribed(): void {
    if (this.#isSubscribed) this.#say('connected again; what came meanwhile is in the history');
    this.#isSubscribed = true;
  }

  frame(frame: LiveFrame): void {
    for (const line of toLines(frame, this.#isFleet)) {
      if (!this.#printer.offer(toLineText(line, this.#form))) this.#omitted += 1;
      else if (this.#omitted > 0) {
        this.#say(`whoever reads is too slow: ${this.#omitted} lines were left out`);
        this.#omitted = 0;
      }
    }
  }

  host({ name, change, status }: LiveHostEvent): void {
    const what = { appeared: 'is new', status: `is ${status}`, left: 'left the fleet' }[change];
    this.#say(`${toPlain(name)} ${what}`);
  }

  resync(from: number): void {
    this.#say(`too slow: lines since ${new Date(from).toISOString()} were left out`);
  }

  /** An API that was never reached may not be there at all: whoever asked had better know. */
  lost(reason: string): void {
    if (this.#isSubscribed) this.#say(`connection lost (${reason}), trying again`);
    else this.#end(new Error(`api_unreachable: ${this.#api} does not answer: ${reason}`));
  }

  refused({ code, detail }: LiveRefusal): void {
    this.#end(new Refused(code, detail));
  }

  #say(line: string): void {
    this.#printer.say(`${toClock(Date.now())} ${line}`);
  }
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
