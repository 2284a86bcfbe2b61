import { DEFAULT_SORT, parseSort, toSortText, type HostSort } from './host-sort';

/** What the address of the fleet page says. */
export interface FleetView {
  readonly sort: HostSort;
  /** Words that name or tags have to contain. */
  readonly filter: string;
}

/** Reads the view out of an address. */
export function parseFleetView(search: URLSearchParams): FleetView {
  return { sort: parseSort(search.get('sort')), filter: search.get('q') ?? '' };
}

/** The query string of a view, empty for the view nobody has changed. */
export function toFleetSearch(view: FleetView): string {
  const search = new URLSearchParams();
  if (view.filter) search.set('q', view.filter);
  const sort = toSortText(view.sort);
  if (sort !== toSortText(DEFAULT_SORT)) search.set('sort', sort);
  const text = search.toString();
  return text && `?${text}`;
}
