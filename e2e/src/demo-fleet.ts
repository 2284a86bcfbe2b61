import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProcessUnderTest } from './processes/process-under-test.ts';
import { ROOT } from './processes/repository.ts';

/** A running demo. */
export interface DemoFleet {
  readonly process: ProcessUnderTest;
  readonly url: string;
  readonly token: string;
}

/** Starts the demo with this many hosts and days in `dataDir`, and waits until all of its history is there. */
export async function startDemoFleet(
  dataDir: string,
  { hosts, days, port = 0 }: { readonly hosts: number; readonly days: number; readonly port?: number },
): Promise<DemoFleet> {
  const options = ['--hosts', String(hosts), '--days', String(days)];
  const process = new ProcessUnderTest([join(ROOT, 'tools/with-node.cjs'), 'demo', ...options], {
    FINWAIT_PORT: String(port),
    FINWAIT_DATA_DIR: dataDir,
    npm_execpath: globalThis.process.env['npm_execpath'] ?? '',
  });
  const [, url = ''] = await process.printed(/Finwait is at (http:\S+) .*\/sign-in\/\?code=\S+\n/);
  await process.printed(/All of its history is there/);
  return { process, url, token: readFileSync(join(dataDir, 'demo/admin-token'), 'utf8').trim() };
}
