import { STATE_NAMES } from '@finwait/tcp';
import type { Context } from '../context.js';
import { EXIT_CODES, type ExitCode } from '../exit-code.js';
import { readHostPages, type Host } from '../fleet-pages.js';
import { toCsvLine, toCsvTime } from '../output/csv.js';
import { toAge, toFigure, toStateHead, toStateOrder } from '../output/state-column.js';
import type { TableColumn } from '../output/table.js';

const CSV_HEAD = ['name', 'status', 'lastSeenAt', 'takenAt', 'intervalMs', 'tags', ...STATE_NAMES, 'unknown'];

/** Prints the hosts: as they come for programs, and as one table for people. */
export async function listHosts(context: Context): Promise<ExitCode> {
  const { printer, config } = context;
  const hosts: Host[] = [];
  let count = 0;
  if (printer.format === 'csv') await printer.print(toCsvLine(CSV_HEAD));
  for await (const page of readHostPages(context)) {
    count += page.length;
    if (printer.format === 'table') hosts.push(...page);
    if (printer.format === 'csv') await printer.print(page.map(toHostCsv).join(''));
    if (printer.format === 'json')
      await printer.print(page.map((host) => `${JSON.stringify(host)}\n`).join(''));
    if (page.length < count) printer.showProgress(`${count} hosts`);
  }
  printer.endProgress();
  if (printer.format === 'table') await printHosts(printer, hosts, config.values.sort?.[0]);
  return EXIT_CODES.fine;
}

function toHostCsv(host: Host): string {
  return toCsvLine([
    host.name,
    host.status,
    toCsvTime(host.lastSeenAt),
    toCsvTime(host.takenAt),
    host.intervalMs,
    Object.entries(host.tags)
      .map(([key, value]) => `${key}:${value}`)
      .join(' '),
    ...STATE_NAMES.map((state) => host.states?.[state] ?? null),
    host.unknown,
  ]);
}

async function printHosts(printer: Context['printer'], hosts: readonly Host[], sort: string | undefined) {
  if (hosts.length === 0) {
    printer.say('No hosts.');
    return;
  }
  const now = Date.now();
  const columns: TableColumn[] = [
    { head: 'NAME', align: 'left', cells: hosts.map(({ name }) => name), least: 12 },
    { head: 'STATUS', align: 'left', cells: hosts.map(({ status }) => status) },
    { head: 'SEEN', align: 'right', cells: hosts.map(({ lastSeenAt }) => toAge(lastSeenAt, now)) },
    ...toStateOrder(sort?.replace(/^-/, '')).map((state): TableColumn => {
      const cells = hosts.map((host) => toMarked(toFigure(host.states?.[state]), host.quality?.[state]));
      return { head: toStateHead(state), align: 'right', cells };
    }),
  ];
  await printer.printTable(columns, (row) => (hosts[row]?.status === 'live' ? null : 'dim'));
  if (columns.some(({ cells }) => cells.some((cell) => cell.endsWith('~')))) {
    printer.say("~ not counted just now: derived from the kernel's running counts, or of an earlier walk");
  }
}

function toMarked(figure: string, quality: string | undefined): string {
  return quality === undefined || quality === 'exact' || figure === '-' ? figure : `${figure}~`;
}
