// Fills a database as an API does until it is lost: DATABASE HOST FROM TO FIGURE, a snapshot of the host and a sum of the fleet each minute.
import { COLUMN_NAMES } from '@finwait/tcp';
import { openBuiltHistory } from '../processes/built-history.ts';

const MINUTE_MS = 60_000;
const FLEET = 0;
const [path = '', ...figures] = process.argv.slice(2);
const [host = 1, from = 0, to = 0, figure = 0] = figures.map(Number);
const values = COLUMN_NAMES.map(() => figure);
const minutes = Array.from({ length: (to - from) / MINUTE_MS }, (_, minute) => from + minute * MINUTE_MS);
const writer = await openBuiltHistory(path);
await writer.append(
  minutes.flatMap((takenAt, seq) =>
    [host, FLEET].map((hostId) => ({ hostId, takenAt, seq, flags: 0, values })),
  ),
);
await writer.onApplicationShutdown();
