import { readdirSync } from 'node:fs';
import { join } from 'node:path';

const API_SOURCES = join(import.meta.dirname, '../../apps/api/src');

/** A file of a folder of the API's sources, as a neighbouring folder imports it. */
export function neighbour(feature: string): string {
  const isSource = (name: string) => name.endsWith('.ts') && !/\.(test|store)\.ts$/.test(name);
  const name = readdirSync(join(API_SOURCES, feature)).find(isSource);
  if (name === undefined) throw new Error(`no source in ${feature}`);
  return `../${feature}/${name.replace(/ts$/, 'js')}`;
}
