import { STATE_NAMES } from '@finwait/tcp';
import { paint } from '../output/style.js';
import { toAge, toFigure, toStateHead, toStateOrder } from '../output/state-column.js';
import { toTable, type TableColumn } from '../output/table.js';
import type { TopHost } from './live-fleet.js';
import { toShownHosts, type View } from './view.js';

/** What a screen is drawn of. */
export interface Scene {
  readonly hosts: readonly TopHost[];
  readonly view: View;
  /** What is wrong with the connection; `null` while there is one. */
  readonly trouble: string | null;
  readonly now: number;
  readonly width: number;
  readonly height: number;
  readonly hasColour: boolean;
}

/** Lines that are no host: the heading, the heads of the columns, the sum and the keys. */
const FRAME_LINES = 4;

/** How many hosts fit on a screen of this height. */
export function toPage(height: number): number {
  return Math.max(1, height - FRAME_LINES);
}

/** The screen as lines, as many as it is high at most, none wider than it is. */
export function toScreen(scene: Scene): string[] {
  const { hosts, view, width, height, hasColour } = scene;
  const shown = toShownHosts(hosts, view);
  const page = toPage(height);
  const offset = Math.min(view.offset, Math.max(0, shown.length - page));
  const visible = shown.slice(offset, offset + page);
  const live = shown.filter(({ status }) => status === 'live');
  const { lines } = toTable(toColumns(visible, live, scene), {
    width,
    hasColour,
    toStyle: (row) => {
      if (row === visible.length) return 'bold';
      return visible[row]?.status === 'live' ? null : 'dim';
    },
  });
  return [toHeading(scene, shown.length, offset), ...lines, toFooting(scene)].slice(0, height);
}

function toColumns(
  visible: readonly TopHost[],
  live: readonly TopHost[],
  { view, now }: Scene,
): TableColumn[] {
  const mark = view.isDescending ? '▼' : '▲';
  const head = (key: string, text: string) => (key === view.sortBy ? `${text}${mark}` : text);
  const names = visible.map(({ name }) => name);
  return [
    { head: head('name', 'NAME'), align: 'left', cells: [...names, `sum of ${live.length} live`], least: 12 },
    { head: 'STATUS', align: 'left', cells: [...visible.map(({ status }) => status), ''] },
    { head: 'SEEN', align: 'right', cells: [...visible.map(({ lastSeenAt }) => toAge(lastSeenAt, now)), ''] },
    ...toStateOrder(view.sortBy).map((state): TableColumn => {
      const place = STATE_NAMES.indexOf(state);
      const cells = visible.map(({ counts }) => toFigure(counts[place]));
      return { head: head(state, toStateHead(state)), align: 'right', cells: [...cells, toSum(live, place)] };
    }),
  ];
}

/** The sum over hosts; with `+` behind it where a host's count is not known, so that there are at least as many. */
function toSum(hosts: readonly TopHost[], place: number): string {
  const known = hosts.map(({ counts }) => counts[place] ?? null).filter((count) => count !== null);
  const sum = known.reduce((total, count) => total + count, 0);
  if (known.length === 0 && hosts.length > 0) return '-';
  return known.length < hosts.length ? `${sum}+` : String(sum);
}

function toHeading(
  { hosts, trouble, now, width, hasColour, height }: Scene,
  shown: number,
  offset: number,
): string {
  const clock = new Date(now).toISOString().slice(11, 19);
  const count = (status: TopHost['status']) => hosts.filter((host) => host.status === status).length;
  const last = Math.min(shown, offset + toPage(height));
  const range = shown > last - offset ? `, ${offset + 1} to ${last} of ${shown} shown` : '';
  const fleet = `finwait ${clock} UTC  ${hosts.length} hosts: ${count('live')} live, ${count('stale')} stale, ${count('never')} never${range}`;
  const text = (trouble === null ? fleet : `${trouble}  ${fleet}`).slice(0, width);
  if (!hasColour) return text;
  return paint(text, trouble === null ? 'bold' : 'red');
}

function toFooting({ view, width, hasColour }: Scene): string {
  const filter = view.isTyping ? `/${view.filter}_  Enter keeps, Esc clears` : null;
  const kept = view.filter === '' ? '' : `filter ${view.filter} (Esc clears)  `;
  const keys = `${kept}←→ or lsre12cagtdn sort  space reverse  / filter  ↑↓ scroll  q quit`;
  const text = (filter ?? keys).slice(0, width);
  return hasColour ? paint(text, 'inverse') : text;
}
