import type { Inspection } from '@finwait/contracts';

/** What sockets are grouped by on the page. */
export type InspectBy = 'process' | 'peer' | 'port';

/** The choices, the most telling first. */
export const INSPECT_BY: readonly InspectBy[] = ['process', 'peer', 'port'];

type Group = Inspection['groups'][number];

/** One group as it is shown. */
export interface InspectRow {
  readonly name: string | null;
  /** What is told beside the name. */
  readonly note: string;
  readonly owner: Group['key']['owner'];
  readonly count: number;
  readonly group: Group;
}

/** The groups of an inspection as rows; `null` names what has no name. */
export function toInspectRows({ groups }: Inspection, by: InspectBy): InspectRow[] {
  return groups.map((group) => ({ ...toName(group, by), owner: group.key.owner, count: group.count, group }));
}

function toName({ key }: Group, by: InspectBy): { name: string | null; note: string } {
  if (by === 'peer') return { name: key.peer ?? null, note: '' };
  if (by === 'port') return { name: key.port === undefined ? null : `:${key.port}`, note: '' };
  const { process } = key;
  if (!process) return { name: null, note: '' };
  const [program = '', ...rest] = process.commandLine?.split(' ') ?? [];
  const name = program.split('/').at(-1) || process.command;
  return { name, note: [process.pid, ...rest].join(' ') };
}
