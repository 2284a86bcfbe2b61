import { LiveClient } from '@finwait/client';
import { isState } from '@finwait/tcp';
import { toCause } from '../cause.js';
import type { Config } from '../config.js';
import type { Context } from '../context.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { Refused } from '../failure.js';
import { readHostPages, type Host } from '../fleet-pages.js';
import { LiveFleet } from './live-fleet.js';
import { toPage, toScreen } from './screen.js';
import { Terminal } from './terminal.js';
import { press, type Key, type View } from './view.js';

/** How often the screen is drawn while nothing but the time changes. */
const REDRAW_MS = 1_000;

/** Shows the fleet on the whole screen until it is quit. */
export async function top(context: Context): Promise<ExitCode> {
  const { printer } = context;
  if (!process.stdout.isTTY || !process.stdin.isTTY) {
    printer.say('top needs a terminal. For programs there are watch, and hosts --sort.');
    return EXIT_CODES.badUsage;
  }
  // Before the screen is taken: what the API refuses is said where it can be read.
  const hosts = await readHosts(context);
  const screen = new Top(context, hosts);
  await screen.run();
  return EXIT_CODES.fine;
}

/** The hosts that the options ask for, but the part of the name, which is the filter on the screen. */
async function readHosts({ client, config }: Context): Promise<Host[]> {
  const { tag } = config.values;
  const hosts: Host[] = [];
  for await (const page of readHostPages({ client, config: { ...config, values: tag ? { tag } : {} } })) {
    hosts.push(...page);
  }
  return hosts;
}

/** The screen, what is on it and who feeds it. */
class Top {
  readonly #context: Context;
  readonly #fleet = new LiveFleet();
  readonly #terminal = new Terminal();
  #view: View;
  #trouble: string | null = null;
  #end: (error?: Error) => void = () => undefined;

  constructor(context: Context, hosts: readonly Host[]) {
    this.#context = context;
    this.#fleet.replace(hosts);
    this.#view = toFirstView(context.config);
  }

  /** Resolves when it is quit; rejects when the API refuses. */
  async run(): Promise<void> {
    const { stop } = this.#context;
    const ended = new Promise<void>((resolve, reject) => {
      this.#end = (error) => (error === undefined ? resolve() : reject(error));
    });
    stop.addEventListener('abort', () => this.#end());
    this.#terminal.enter(
      (key) => this.#press(key),
      () => this.#draw(),
    );
    const live = this.#watch();
    const timer = setInterval(() => this.#draw(), REDRAW_MS);
    this.#draw();
    try {
      await ended;
    } finally {
      clearInterval(timer);
      live.close();
      this.#terminal.leave();
    }
  }

  #watch(): LiveClient {
    const { api, token, values } = this.#context.config;
    const [tag] = values.tag ?? [];
    const subscription = tag === undefined ? { fleet: true as const } : { tag };
    return new LiveClient(
      { api, ...(token !== null && { token }), subscription },
      {
        subscribed: () => void this.#readAnew(),
        frame: (frame) => {
          this.#fleet.apply(frame);
          this.#draw();
        },
        host: (event) => this.#fleet.note(event),
        resync: () => void this.#readAnew(),
        lost: (reason) => {
          this.#trouble = `connection lost (${reason}), trying again`;
          this.#draw();
        },
        refused: ({ code, detail }) => this.#end(new Refused(code, detail)),
      },
    );
  }

  /** What came while nobody listened is read from REST. */
  async #readAnew(): Promise<void> {
    try {
      this.#fleet.replace(await readHosts(this.#context));
      this.#trouble = null;
    } catch (error) {
      this.#trouble = toCause(error);
    }
    this.#draw();
  }

  #press(key: Key): void {
    const next = press(this.#view, key, toPage(this.#terminal.size.height));
    if (next === 'quit') this.#end();
    else {
      this.#view = next;
      this.#draw();
    }
  }

  #draw(): void {
    const { hosts } = this.#fleet;
    const scene = { hosts, view: this.#view, trouble: this.#trouble, now: Date.now() };
    const { hasColour } = this.#context.printer;
    this.#terminal.draw(toScreen({ ...scene, ...this.#terminal.size, hasColour }));
  }
}

function toFirstView({ values }: Config): View {
  const text = values.sort?.[0] ?? '-ESTABLISHED';
  const key = text.replace(/^-/, '');
  const sortBy = isState(key) ? key : 'name';
  return {
    sortBy,
    isDescending: text.startsWith('-'),
    filter: values.q?.[0] ?? '',
    isTyping: false,
    offset: 0,
  };
}
