import { toNamedFigures, type NamedFigures } from '@finwait/tcp';
import type { Source } from '../sources/source.js';

/** One reading of a source, by names. */
export async function readNamed(source: Source): Promise<NamedFigures> {
  return toNamedFigures((await source.read()).values);
}
