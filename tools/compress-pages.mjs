// Puts a file compressed as small as Brotli can beside every page, script and style of the folder named: they are
// made once and sent often, so the API sends these in place of compressing anew each time.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';

const KINDS = new Set(['.css', '.html', '.js', '.svg', '.txt']);
/** Less does not fill a packet. */
const LEAST_BYTES = 1_024;
const SMALLEST = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('name the folder');
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || !KINDS.has(extname(entry.name))) continue;
  const path = join(entry.parentPath, entry.name);
  const bytes = await readFile(path);
  if (bytes.length < LEAST_BYTES) continue;
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, SMALLEST));
}
