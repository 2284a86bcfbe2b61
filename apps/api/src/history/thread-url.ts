import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Where the program of a thread of the history is: always the built one, also when the sources run in a test. */
export function toThreadUrl(name: string): URL {
  return pathToFileURL(join(import.meta.dirname.replace('/api/src/', '/api/dist/'), `${name}.js`));
}
