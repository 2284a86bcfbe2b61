import { isState, STATE_NAMES, type State } from '@finwait/tcp';
import { INSPECT_BY, type InspectBy } from '../inspect/inspect-rows';

/** The lengths of time offered, by name, in milliseconds. */
export const PRESETS = {
  '15m': 900_000,
  '1h': 3_600_000,
  '6h': 21_600_000,
  '24h': 86_400_000,
  '7d': 604_800_000,
  '30d': 2_592_000_000,
} as const;

/** A length of time by name. */
export type Preset = keyof typeof PRESETS;

/** The names of {@link PRESETS}, shortest first. */
export const PRESET_NAMES = Object.keys(PRESETS) as Preset[];

/** Either a length of time that ends now, or a fixed span in epoch milliseconds. */
export type Range = Preset | { readonly from: number; readonly to: number };

/** A range as the API takes it. */
export function toTimes(range: Range): { from: string; to: string } {
  return typeof range === 'string'
    ? { from: `-${range}`, to: 'now' }
    : { from: String(range.from), to: String(range.to) };
}

/** How counts are placed on the vertical axis. */
export type Scale = 'linear' | 'log';

/** Whether counts lie on each other or stand beside each other. */
export type Layout = 'lines' | 'stack';

/** What the address of the host page says. */
export interface HostView {
  readonly name: string;
  readonly range: Range;
  readonly states: readonly State[];
  readonly scale: Scale;
  readonly layout: Layout;
  /** What is inspected, and how it is grouped. */
  readonly inspected: State;
  readonly by: InspectBy;
}

/** The states drawn before anyone chooses: all but the two that are not connections. */
export const DEFAULT_STATES: readonly State[] = STATE_NAMES.filter(
  (state) => state !== 'LISTEN' && state !== 'CLOSED',
);

const DEFAULT_PRESET: Preset = '1h';
const USUAL_INSPECTED: State = 'CLOSE_WAIT';
const NONE = 'none';

/** The time an address asks for, `usual` where it asks for none. */
export function parseRange(search: URLSearchParams, usual: Preset): Range {
  const preset = search.get('range') ?? '';
  if (PRESET_NAMES.includes(preset as Preset)) return preset as Preset;
  const [from, to] = [search.get('from'), search.get('to')].map((text) =>
    /^\d{1,15}$/.test(text ?? '') ? Number(text) : NaN,
  );
  return from !== undefined && to !== undefined && from < to ? { from, to } : usual;
}

/** Writes what {@link parseRange} reads, nothing for the usual time. */
export function addRange(search: URLSearchParams, range: Range, usual: Preset): void {
  if (typeof range !== 'string') {
    search.set('from', String(range.from));
    search.set('to', String(range.to));
  } else if (range !== usual) {
    search.set('range', range);
  }
}

function parseStates(text: string | null): readonly State[] {
  if (text === null) return DEFAULT_STATES;
  const names = text.split(',');
  const states = STATE_NAMES.filter((state) => names.includes(state));
  return states.length > 0 || text === NONE ? states : DEFAULT_STATES;
}

/** Reads the view out of an address; what cannot be read is as nobody had changed it. */
export function parseHostView(search: URLSearchParams): HostView {
  const inspected = search.get('inspect') ?? '';
  return {
    name: search.get('name') ?? '',
    range: parseRange(search, DEFAULT_PRESET),
    states: parseStates(search.get('states')),
    scale: search.get('scale') === 'linear' ? 'linear' : 'log',
    layout: search.get('layout') === 'stack' ? 'stack' : 'lines',
    inspected: isState(inspected) ? inspected : USUAL_INSPECTED,
    by: INSPECT_BY.find((by) => by === search.get('by')) ?? 'process',
  };
}

/** The query string of a view, without what nobody has changed. */
export function toHostSearch(view: HostView): string {
  const search = new URLSearchParams({ name: view.name });
  addRange(search, view.range, DEFAULT_PRESET);
  const states = STATE_NAMES.filter((state) => view.states.includes(state)).join(',');
  if (states !== DEFAULT_STATES.join(',')) search.set('states', states || NONE);
  if (view.scale === 'linear') search.set('scale', 'linear');
  if (view.layout === 'stack') search.set('layout', 'stack');
  if (view.inspected !== USUAL_INSPECTED) search.set('inspect', view.inspected);
  if (view.by !== 'process') search.set('by', view.by);
  return `?${search.toString().replaceAll('%2C', ',')}`;
}

/** The address of a host's page. */
export function toHostAddress(name: string): string {
  return `/host/?name=${encodeURIComponent(name)}`;
}
