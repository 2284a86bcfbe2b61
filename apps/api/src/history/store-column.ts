import { COLUMNS } from '@finwait/tcp';

/** What the fleet's own rows hold beside the sums: the hosts behind them. Never on the wire, unknown for a host. */
export const FLEET_COLUMNS = ['reporting', 'held'] as const;

/** A column as it is stored. */
export interface StoreColumn {
  readonly name: string;
  readonly isCounter: boolean;
}

/** Every stored column. New wire columns go to the end, so a place never changes. */
export const STORE_COLUMNS: readonly StoreColumn[] = [
  ...FLEET_COLUMNS.map((name) => ({ name, isCounter: false })),
  ...COLUMNS.map(({ name, kind }) => ({ name, isCounter: kind === 'counter' })),
];

/** The fields of a row that are no columns; they come before these. */
export const ROW_FIELDS = ['seq', 'flags'] as const;

const PLACE_BY_NAME = new Map(STORE_COLUMNS.map(({ name }, place) => [name, place]));

/** The place of a column among {@link STORE_COLUMNS}. Throws for a name that is none. */
export function toColumnPlace(name: string): number {
  const place = PLACE_BY_NAME.get(name);
  if (place === undefined) throw new Error(`${name} is no stored column`);
  return place;
}
