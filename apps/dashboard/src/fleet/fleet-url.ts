import { isState, type State } from '@finwait/tcp';
import type { HeatOrder } from '../heat/heat-rows';
import { addRange, parseRange, type Layout, type Preset, type Range, type Scale } from '../host/host-url';
import { DEFAULT_SORT, parseSort, toSortText, type HostSort } from './host-sort';

/** What the address of the fleet page says. */
export interface FleetView {
  readonly range: Range;
  readonly layout: Layout;
  readonly scale: Scale;
  /** The state of the heat map. */
  readonly state: State;
  readonly order: HeatOrder;
  readonly sort: HostSort;
  /** Words that name or tags have to contain. */
  readonly filter: string;
  /** On the wall: no controls, and the heat map goes from state to state. */
  readonly isKiosk: boolean;
}

const USUAL_RANGE: Preset = '24h';
const USUAL_STATE: State = 'CLOSE_WAIT';

/** Reads the view out of an address. */
export function parseFleetView(search: URLSearchParams): FleetView {
  const state = search.get('state') ?? '';
  const order = search.get('order');
  return {
    range: parseRange(search, USUAL_RANGE),
    layout: search.get('layout') === 'lines' ? 'lines' : 'stack',
    scale: search.get('scale') === 'linear' ? 'linear' : 'log',
    state: isState(state) ? state : USUAL_STATE,
    order: order === 'worst' || order === 'change' ? order : 'now',
    sort: parseSort(search.get('sort')),
    filter: search.get('q') ?? '',
    isKiosk: search.get('kiosk') === '1',
  };
}

/** The query string of a view, empty for the view nobody has changed. */
export function toFleetSearch(view: FleetView): string {
  const search = new URLSearchParams();
  addRange(search, view.range, USUAL_RANGE);
  if (view.layout !== 'stack') search.set('layout', view.layout);
  if (view.scale !== 'log') search.set('scale', view.scale);
  if (view.state !== USUAL_STATE) search.set('state', view.state);
  if (view.order !== 'now') search.set('order', view.order);
  if (view.filter) search.set('q', view.filter);
  const sort = toSortText(view.sort);
  if (sort !== toSortText(DEFAULT_SORT)) search.set('sort', sort);
  if (view.isKiosk) search.set('kiosk', '1');
  const text = search.toString();
  return text && `?${text}`;
}
