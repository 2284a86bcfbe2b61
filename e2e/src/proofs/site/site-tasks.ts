import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { serveHttp, serveTcp } from './answering.ts';
import { readClock } from './clock.ts';
import { Conversation, type Opening, type Seen } from './conversation.ts';
import { readTable, type TableRow } from './table.ts';

/** The kernel walks its whole hash table for each look: some milliseconds. */
const LOOK_EVERY_MS = 50;

/** Between which two looks something came true. */
export interface Met {
  readonly notYetAt: number;
  readonly metAt: number;
}

/** What became of connections that were opened one after the other. */
export interface Series {
  readonly count: number;
  /** The code of the connect() that failed; `null` where none did. */
  readonly error: string | null;
}

const run = promisify(execFile);
const conversations: Conversation[] = [];

function find(id: number): Conversation {
  const found = conversations[id];
  if (!found) throw new Error(`there is no conversation ${id}`);
  return found;
}

async function isMet(holds: () => boolean): Promise<Met> {
  let notYetAt = readClock();
  while (!holds()) {
    notYetAt = readClock();
    await pause(LOOK_EVERY_MS);
  }
  return { notYetAt, metAt: readClock() };
}

/** What the process of a site does for a test. */
export const SITE_TASKS = {
  serveHttp,
  serveTcp,

  /** Runs a program to its end and gives what it printed; fails with its words where it fails. */
  async run(program: string, ...words: string[]): Promise<string> {
    return (await run(program, words)).stdout;
  },

  /** Starts a program that stays, and comes back when it listens. It ends with the site. */
  async start(port: number, program: string, ...words: string[]): Promise<void> {
    const child = spawn(program, words, { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-2_000)));
    const ended = once(child, 'exit').then(() => {
      throw new Error(`${program} has ended: ${said}`);
    });
    ended.catch(() => undefined);
    const listens = () =>
      readTable().some(({ state, localPort }) => state === 'LISTEN' && localPort === port);
    await Promise.race([isMet(listens), ended]);
  },

  /** Opens a connection and gives the number it is called by from then on. */
  async open(opening: Opening): Promise<number> {
    return conversations.push(await Conversation.open(opening)) - 1;
  },

  /** Says something over a connection and gives what was seen when the answer matches or the connection has ended. */
  async ask(id: number, words: string, answer: string): Promise<Seen> {
    find(id).say(words);
    return find(id).hear(new RegExp(answer, 's'));
  },

  /** Opens up to `most` connections one after the other, closing each first, until one cannot be opened. */
  async openAndLeave(most: number, opening: Opening): Promise<Series> {
    for (let count = 0; count < most; count += 1) {
      try {
        await (await Conversation.open(opening)).leave();
      } catch (error) {
        return { count, error: (error as Error).message };
      }
    }
    return { count: most, error: null };
  },

  /** Says something without waiting for an answer. */
  say: (id: number, words: string): Promise<void> => Promise.resolve(find(id).say(words)),

  /** Lets time pass: how long nothing is said is what a proof is about. */
  idle: (milliseconds: number): Promise<void> => pause(milliseconds),
  ended: (id: number): Promise<Seen> => find(id).ended(),
  leave: (id: number): Promise<Seen> => find(id).leave(),
  seen: (id: number): Promise<Seen> => Promise.resolve(find(id).seen),
  clock: (): Promise<number> => Promise.resolve(readClock()),
  table: (): Promise<TableRow[]> => Promise.resolve(readTable()),

  /** When a socket with these ports is in the state, or in the table no more where the state is `null`. */
  met: (ports: Partial<TableRow>, state: TableRow['state'] | null): Promise<Met> =>
    isMet(() => {
      const found = readTable().filter(
        ({ localPort, remotePort }) =>
          localPort === (ports.localPort ?? localPort) && remotePort === (ports.remotePort ?? remotePort),
      );
      return state === null ? found.length === 0 : found.some((row) => row.state === state);
    }),
};
