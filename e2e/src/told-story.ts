import { isDeepStrictEqual } from 'node:util';
import type {
  HostDetail,
  History,
  LiveAck,
  LiveClientEvents,
  LiveFrame,
  LiveServerEvents,
} from '@finwait/contracts';
import { io, type Socket } from 'socket.io-client';
import { readJson } from './processes/rest.ts';
import { countProcSockets } from './sockets/proc-count.ts';
import { countSsSockets } from './sockets/ss-count.ts';
import type { StateCounts } from './sockets/state-number.ts';

/** One snapshot as every way out of the product tells it, and as the kernel and `ss` did around it. */
export interface Story {
  readonly frame: Record<string, number | null>;
  readonly rest: Record<string, number | null>;
  /** The last entry of the history. */
  readonly history: Record<string, number | null>;
  readonly proc: StateCounts;
  readonly ss: StateCounts | null;
}

const [, , url = '', token = '', host = ''] = process.argv;

const viewer: Socket<LiveServerEvents, LiveClientEvents> = io(`${url}/live`, {
  auth: { token },
  transports: ['websocket'],
});

function nextRow(after: number): Promise<Record<string, number | null>> {
  return new Promise((resolve) => {
    const look = ({ rows }: LiveFrame) => {
      const row = rows.find(([name, takenAt]) => name === host && takenAt > after);
      if (!row) return;
      viewer.off('frame', look);
      const [, takenAt, , ...counts] = row;
      resolve({
        takenAt,
        ...Object.fromEntries(columns.map((name, index) => [name, counts[index] ?? null])),
      });
    };
    viewer.on('frame', look);
  });
}

/** One frame and the REST answers of the same snapshot; `undefined` when the next snapshot came in between. */
async function readAnswers(): Promise<Pick<Story, 'frame' | 'rest' | 'history'> | undefined> {
  const { takenAt, ...frame } = await nextRow(Date.now());
  const { takenAt: restTakenAt, states } = await readJson<HostDetail>(`${url}/api/v1/hosts/${host}`, token);
  const { at, series } = await readJson<History>(`${url}/api/v1/hosts/${host}/history?from=-1m`, token);
  if (restTakenAt !== takenAt || at.at(-1) !== takenAt) return undefined;
  const last = Object.entries(series).map(([state, { avg }]) => [state, avg.at(-1) ?? null]);
  return { frame, rest: states ?? {}, history: Object.fromEntries(last) as Story['history'] };
}

const ack: LiveAck = await viewer.emitWithAck('subscribe', { hosts: [host] });
if (!ack.ok) throw new Error(ack.detail);
const { columns } = ack;
for (;;) {
  const proc = countProcSockets();
  const ss = countSsSockets();
  const answers = await readAnswers();
  if (answers && isDeepStrictEqual(proc, countProcSockets())) {
    process.stdout.write(JSON.stringify({ ...answers, proc, ss } satisfies Story));
    process.exit(0);
  }
}
