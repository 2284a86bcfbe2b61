import {
  ACTIVITY_COLUMNS,
  hasMoved,
  toNamedFigures,
  toQuality,
  type KernelSettings,
  type Quality,
} from '@finwait/tcp';
import type { HostServers, ServerReading } from '@finwait/contracts/protocol';
import { readActivity } from './activity/read-activity.js';
import { HAS_PROCESS_FILES, findServers } from './discovery/find-servers.js';
import { NamespaceCensus, addCensus, type Census, type ReadingBeside } from './namespaces/census.js';
import { toNamespaceTable } from './namespaces/namespace-table.js';
import { Pace, type PaceLimits } from './pace.js';
import { readSettings } from './settings/read-settings.js';
import { PROC_ROOT } from './sources/reading.js';
import type { Source } from './sources/source.js';

/** A snapshot with names, as `--once` prints it. */
export type NamedSnapshot = ReturnType<typeof toNamedSnapshot> & {
  /** At the cost of this read, an agent with these limits would read this often. */
  readonly intervalMs: number;
  /** `null` where they were not asked. */
  readonly servers: HostServers | null;
  /** What they say that they do, by name; `null` where they were not asked. */
  readonly activity: readonly NamedActivity[] | null;
};

/** What a server says that it does. */
export type NamedActivity = Omit<ServerReading, 'values'> & {
  readonly values: Readonly<Record<string, number | null>> | null;
};

/** What reading once needs besides a source. */
export interface ReadingOnce extends PaceLimits {
  readonly host: string;
  readonly isJson: boolean;
  /** Whether the servers that run here are asked. */
  readonly discovery: boolean;
}

/** Reads once; the text is a JSON object on one line, or a table. */
export async function readOnce(
  source: Source,
  { host, isJson, discovery, ...limits }: ReadingOnce,
): Promise<string> {
  const takenAt = Date.now();
  const reading = addCensus(await source.read(), await takeCensus(source));
  const pace = new Pace(limits);
  pace.note(reading.cost.cpuMs);
  const settings = source.readSettings?.()[0]?.values ?? readSettings(PROC_ROOT);
  const isAsked = discovery && HAS_PROCESS_FILES && source.inspect === undefined;
  const found = isAsked ? await findServers(PROC_ROOT) : null;
  const readings = found && (await readActivity(found.targets));
  const named = toNamedSnapshot(host, takenAt, { reading, settings });
  const servers = found && found.servers;
  const activity = readings && readings.map(toNamedActivity);
  const snapshot = { ...named, servers, activity, intervalMs: pace.intervalMs };
  return isJson ? `${JSON.stringify(snapshot)}\n` : toTable(snapshot);
}

function toNamedActivity({ values, ...reading }: ServerReading): NamedActivity {
  const named = ACTIVITY_COLUMNS.map(({ name }, at) => [name, values?.[at] ?? null] as const);
  return { ...reading, values: values && Object.fromEntries(named) };
}

async function takeCensus(source: Source): Promise<Census> {
  const census = await NamespaceCensus.open(source);
  try {
    return await census.count();
  } finally {
    census.close();
  }
}

function toNamedSnapshot(
  host: string,
  takenAt: number,
  { reading, settings }: { readonly reading: ReadingBeside; readonly settings: Partial<KernelSettings> },
) {
  const { values, flags, source, cost, listeners, namespaces } = reading;
  const { states, unknown, counters, gauges } = toNamedFigures(values);
  const trust = { quality: toQuality(flags), hasMoved: hasMoved(flags) };
  const beside = { listeners, settings, namespaces };
  return { host, takenAt, source, states, unknown, counters, gauges, ...trust, cost, ...beside };
}

/** Names to the left, figures to the right; `-` where a figure could not be read. One that was not counted says so. */
export function toTable(snapshot: NamedSnapshot): string {
  const { host, takenAt, source, states, unknown, counters, gauges, cost, intervalMs, namespaces } = snapshot;
  const quality: Readonly<Partial<Record<string, Quality>>> = snapshot.quality;
  const toNote = (name: string) => ((quality[name] ?? 'exact') === 'exact' ? '' : `  ${quality[name]}`);
  const sections = [Object.entries({ ...states, unknown }), Object.entries(gauges), Object.entries(counters)];
  const rows = sections.map((entries) =>
    entries.map(([name, figure]) => [name, String(figure ?? '-')] as const),
  );
  const nameWidth = Math.max(...rows.flat().map(([name]) => name.length));
  const figureWidth = Math.max(...rows.flat().map(([, figure]) => figure.length));
  const blocks = rows.map((section) =>
    section
      .map(([name, figure]) => `${name.padEnd(nameWidth)}  ${figure.padStart(figureWidth)}${toNote(name)}`)
      .join('\n'),
  );
  const heading = `${host}  ${new Date(takenAt).toISOString()}  from ${source}${snapshot.hasMoved ? '  while connections came and went' : ''}`;
  const footing = `read in ${cost.cpuMs.toFixed(1)} ms of CPU, ${Math.round(cost.rssBytes / 1_048_576)} MB resident; every ${intervalMs} ms while it runs`;
  return `${[heading, ...blocks, toNamespaceTable(namespaces), footing].join('\n\n')}\n`;
}
