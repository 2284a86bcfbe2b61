// Answers ranges from plain rows: what a small server over such a table would do.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STATE_NAMES } from '@finwait/tcp';
import Database from 'better-sqlite3';

const database = new Database(process.argv[2] ?? '', { readonly: true });
const bands = STATE_NAMES.map((name) => `MIN("${name}"), AVG("${name}"), MAX("${name}")`).join(', ');
const ofOne = database
  .prepare(
    `SELECT "takenAt" / @stepMs * @stepMs, COUNT(*), ${bands} FROM "Row"
     WHERE "hostId" = @host AND "takenAt" >= @from AND "takenAt" < @to GROUP BY 1 ORDER BY 1`,
  )
  .raw();
const means = STATE_NAMES.map((name) => `AVG("${name}") AS "${name}"`).join(', ');
const sums = STATE_NAMES.map((name) => `SUM("${name}")`).join(', ');
const ofAll = database
  .prepare(
    `SELECT "at", COUNT(*), ${sums} FROM (SELECT "takenAt" / @stepMs * @stepMs AS "at", ${means} FROM "Row"
     WHERE "takenAt" >= @from AND "takenAt" < @to GROUP BY "hostId", 1) GROUP BY "at" ORDER BY "at"`,
  )
  .raw();

const server = createServer((request, answer) => {
  const query = new URL(request.url ?? '', 'http://localhost').searchParams;
  const number = (name: string) => Number(query.get(name));
  const span = { from: number('from'), to: number('to'), stepMs: number('stepMs') };
  const rows = query.has('host') ? ofOne.all({ ...span, host: number('host') }) : ofAll.all(span);
  answer.setHeader('content-type', 'application/json').end(JSON.stringify(rows));
});
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
