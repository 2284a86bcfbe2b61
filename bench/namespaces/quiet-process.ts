// Makes as many network namespaces as said and has the built agent look at them; prints one JSON line.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

interface Census {
  readonly namespaces: { readonly others: readonly { readonly quality: string | null }[] };
  readonly cpuMs: number;
}
interface BuiltCensus {
  readonly NamespaceCensus: {
    open(source: object, now: () => number): Promise<{ count(): Promise<Census>; close(): void }>;
  };
}
interface BuiltNetlink {
  readonly NetlinkSource: { open(): Promise<{ close(): void }> };
}

const LOOKS = 200;
const LOOK_EVERY_MS = 10_000;

const size = Number(process.argv[2]);
const load = (path: string) => import(join(import.meta.dirname, '../../apps/agent/dist', path)) as unknown;
const { NamespaceCensus } = (await load('namespaces/census.js')) as BuiltCensus;
const { NetlinkSource } = (await load('sources/netlink.js')) as BuiltNetlink;

const idle = Array.from({ length: size }, () =>
  spawn('unshare', ['--net', 'sh', '-c', 'echo ready; exec cat'], { stdio: ['pipe', 'pipe', 'inherit'] }),
);
await Promise.all(idle.map((child) => once(child.stdout, 'data')));

let now = Date.now();
const source = await NetlinkSource.open();
const census = await NamespaceCensus.open(source, () => now);
const first = await census.count();
const quiet: number[] = [];
const discoveries: number[] = [];
for (let look = 1; look <= LOOKS; look += 1) {
  now += LOOK_EVERY_MS;
  const { cpuMs, namespaces } = await census.count();
  const isQuiet = namespaces.others.every(({ quality }) => quality === 'aged');
  if (namespaces.others.length !== size) throw new Error(`${namespaces.others.length} namespaces were seen`);
  // Every third look begins with a discovery, and in every thirtieth figures are five minutes old.
  if (isQuiet) (look % 3 === 0 ? discoveries : quiet).push(cpuMs);
}
const median = (values: number[]) => values.sort((one, other) => one - other)[values.length >> 1] ?? NaN;
const rounded = (ms: number) => Number(ms.toFixed(2));
process.stdout.write(
  JSON.stringify({
    namespaces: size,
    'first count, ms': rounded(first.cpuMs),
    'quiet look, ms': rounded(median(quiet)),
    'worst, ms': rounded(Math.max(...quiet)),
    'µs each': rounded((median(quiet) * 1_000) / size),
    'with a discovery, ms': rounded(median(discoveries)),
  }),
);
census.close();
source.close();
for (const child of idle) child.kill('SIGKILL');
