import type { Stream } from './chunk-code.js';
import { decodeColumn, type DecodedColumn, type StoredRows } from './column-code.js';
import { RangeDecoder } from './range-decoder.js';
import { toAspect, type Relation } from './relation.js';

/** Reads columns on demand, each once: those asked for and those they are told by. */
export class ColumnsReader {
  readonly #blob: Uint8Array;
  readonly #streams: readonly Stream[];
  readonly #rows: StoredRows;
  readonly #columns = new Map<number, DecodedColumn | undefined>();
  readonly #figures = new Map<string, Float64Array>();

  constructor(blob: Uint8Array, streams: readonly Stream[], rows: StoredRows) {
    this.#blob = blob;
    this.#streams = streams;
    this.#rows = rows;
  }

  /** A column's values; `undefined` when it cannot be read. */
  read(place: number): Float64Array | undefined {
    return this.#readColumn(place)?.values;
  }

  #readColumn(place: number): DecodedColumn | undefined {
    if (!this.#columns.has(place)) this.#columns.set(place, this.#decode(place));
    return this.#columns.get(place);
  }

  #decode(place: number): DecodedColumn | undefined {
    const { from, to } = this.#streams[place] as Stream;
    if (from === to) return { values: new Float64Array(this.#rows.count), forecast: undefined };
    const toFigures = (relation: Relation) => (relation.series < place ? this.#look(relation) : undefined);
    return decodeColumn(new RangeDecoder(this.#blob, from, to), this.#rows, toFigures);
  }

  #look({ series, aspect }: Relation): Float64Array | undefined {
    const key = `${series} ${aspect}`;
    const known = this.#figures.get(key);
    if (known) return known;
    const column = this.#readColumn(series);
    if (!column?.forecast) return undefined;
    const figures = toAspect({ values: column.values, forecast: column.forecast }, aspect, this.#rows.stepMs);
    this.#figures.set(key, figures);
    return figures;
  }
}
