// Makes the types of libs/client anew from what the API of these sources says of itself.
// With `-- --check` it changes nothing and exits 1 when they differ; `--api URL` asks a running API instead of starting one.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { build } from './build.mjs';
import { isSchemaOf, readDocument, writeSchema } from './client-schema.mjs';
import { ROOT, say } from './run.mjs';

const { values } = parseArgs({ options: { check: { type: 'boolean' }, api: { type: 'string' } } });
const document = values.api === undefined ? await askOwnApi() : await readDocument(values.api);
if (values.check) {
  const isSame = await isSchemaOf(document);
  if (!isSame) say("libs/client differs from the API's OpenAPI document: run npm run client");
  process.exitCode = isSame ? 0 : 1;
} else {
  say((await writeSchema(document)) ? 'libs/client/src/schema.ts is new' : 'libs/client is up to date');
}

/** What an API says that is started for this question on a free port, with an empty database. */
async function askOwnApi() {
  await build('@finwait/api');
  const dataDir = await mkdtemp(join(tmpdir(), 'finwait-client-'));
  const env = { ...process.env, FINWAIT_PORT: '0', FINWAIT_DATA_DIR: dataDir };
  delete env.DATABASE_URL;
  const api = spawn(process.execPath, [join(ROOT, 'apps/api/dist/main.js')], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => api.on('exit', resolve));
  try {
    for await (const line of createInterface({ input: api.stdout })) {
      const [, url] = /Finwait is at (\S+)/.exec(line) ?? [];
      if (url !== undefined) return await readDocument(url);
    }
    throw new Error('The API did not start');
  } finally {
    api.kill('SIGTERM');
    await ended;
    await rm(dataDir, { recursive: true, force: true });
  }
}
