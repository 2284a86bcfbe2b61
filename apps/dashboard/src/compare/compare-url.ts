import { isState, type State } from '@finwait/tcp';
import { addRange, parseRange, type Preset, type Range, type Scale } from '../host/host-url';

/** What hosts are compared with, beside each other. */
export type Against = 'day' | 'week' | 'tag';

/** What the address of the compare page says. */
export interface CompareView {
  readonly hosts: readonly string[];
  readonly state: State;
  readonly range: Range;
  readonly scale: Scale;
  /** A day or a week ago of the first host, or the middle of its tag. */
  readonly against: readonly Against[];
  /** The tag of the middle, as `key:value`; empty where none was chosen. */
  readonly tag: string;
}

/** More lines than this nobody tells apart. */
export const MOST_HOSTS = 6;
const USUAL_RANGE: Preset = '24h';
const USUAL_STATE: State = 'ESTABLISHED';
const AGAINST: readonly Against[] = ['day', 'week', 'tag'];

/** Reads the view out of an address. */
export function parseCompareView(search: URLSearchParams): CompareView {
  const state = search.get('state') ?? '';
  const against = (search.get('against') ?? '').split(',');
  const names = (search.get('hosts') ?? '').split(',').filter(Boolean);
  return {
    hosts: [...new Set(names)].slice(0, MOST_HOSTS),
    state: isState(state) ? state : USUAL_STATE,
    range: parseRange(search, USUAL_RANGE),
    scale: search.get('scale') === 'log' ? 'log' : 'linear',
    against: AGAINST.filter((known) => against.includes(known)),
    tag: search.get('tag') ?? '',
  };
}

/** The query string of a view, without what nobody has changed. */
export function toCompareSearch(view: CompareView): string {
  const search = new URLSearchParams();
  if (view.hosts.length > 0) search.set('hosts', view.hosts.join(','));
  if (view.state !== USUAL_STATE) search.set('state', view.state);
  addRange(search, view.range, USUAL_RANGE);
  if (view.scale === 'log') search.set('scale', 'log');
  if (view.against.length > 0) search.set('against', view.against.join(','));
  if (view.tag) search.set('tag', view.tag);
  const text = search.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text && `?${text}`;
}
