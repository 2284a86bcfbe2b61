import { get } from 'node:http';
import { killAll } from './processes/process-under-test.ts';
import { scratchDir } from './processes/scratch-dir.ts';
import { startApi } from './processes/started-api.ts';

/** The JavaScript that comes with the first page, as it crosses the wire, without its headers. */
const MOST_BYTES = 250_000;

const dir = scratchDir();
let url: string;

beforeAll(async () => {
  ({ url } = await startApi(dir));
});
afterAll(killAll);

async function read(path: string, encoding: string) {
  const answer = await fetch(`${url}${path}`, { headers: { 'accept-encoding': encoding } });
  return { headers: answer.headers, text: await answer.text() };
}

/** The bytes of an answer as they cross the wire. */
function countBytes(path: string, encoding: string): Promise<number> {
  return new Promise((resolve, reject) => {
    get(`${url}${path}`, { headers: { 'accept-encoding': encoding } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => resolve(bytes));
      answer.on('error', reject);
    }).on('error', reject);
  });
}

/** The scripts that a browser of today loads with the page. */
function findScripts(page: string): string[] {
  const tags = [...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag);
  const sources = tags
    .filter((tag) => !/nomodule/i.test(tag))
    .flatMap((tag) => /src="([^"]+)"/.exec(tag)?.[1] ?? []);
  return [...new Set(sources)];
}

describe('the first page', () => {
  it('loads no more JavaScript than it may, compressed when it was built', async () => {
    const page = await read('/', 'br');
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    const scripts = findScripts(page.text);
    expect(scripts.length).toBeGreaterThan(3);
    let bytes = 0;
    for (const script of scripts) {
      const { headers } = await read(script, 'br');
      expect(headers.get('content-type')).toMatch(/javascript/);
      if (headers.get('content-encoding') !== null) expect(headers.get('content-encoding')).toBe('br');
      bytes += Number(headers.get('content-length'));
    }
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('loads no more where the line is not encrypted, so that browsers take gzip alone', async () => {
    const scripts = findScripts((await read('/', 'gzip')).text);
    const sizes = await Promise.all(scripts.map((script) => countBytes(script, 'gzip')));
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    expect(bytes).toBeGreaterThan(100_000);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('is the same to a browser that takes gzip alone', async () => {
    const [{ text }, other] = [await read('/', 'br'), await read('/', 'gzip')];
    expect(other.text).toBe(text);
    const [script = ''] = findScripts(text);
    expect((await read(script, 'gzip')).headers.get('content-encoding')).toBe('gzip');
  });
});

describe('an address without a page', () => {
  const ask = (path: string, accept: string) => fetch(`${url}${path}`, { headers: { accept } });

  it('shows a page that leads back, and a problem to programs', async () => {
    const page = await ask('/no-such-page/', 'text/html,*/*');
    expect([page.status, page.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    expect(await page.text()).toContain('<html');
    for (const [path, accept] of [
      ['/no-such-page/', '*/*'],
      ['/api/v1/nothing', 'text/html'],
    ] as const) {
      const problem = await ask(path, accept);
      expect([problem.status, ((await problem.json()) as { code: string }).code]).toEqual([
        404,
        'route_unknown',
      ]);
    }
  });
});
