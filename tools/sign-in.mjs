// Prints a new link that signs a browser in once: as an admin, or with `-- NAME` as that user, who can then set a password.
// Whoever may read the data dir may do so.
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { ROOT, say } from './run.mjs';

const { FINWAIT_DATA_DIR, FINWAIT_BOOTSTRAP_TOKEN, FINWAIT_PORT, FINWAIT_PUBLIC_URL, FINWAIT_API } =
  process.env;
const dataDir = resolve(ROOT, FINWAIT_DATA_DIR || 'var');
const api = (FINWAIT_API || FINWAIT_PUBLIC_URL || `http://127.0.0.1:${FINWAIT_PORT || 4000}`).replace(
  /\/$/,
  '',
);
const [user] = process.argv.slice(2);

try {
  const token = FINWAIT_BOOTSTRAP_TOKEN || (await readFile(join(dataDir, 'admin-token'), 'utf8')).trim();
  const answer = await fetch(`${api}/api/v1/sign-in-links`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ user }),
  });
  const body = await answer.json();
  if (!answer.ok) throw new Error(`${body.code}: ${body.title}: ${body.detail}`);
  console.log(body.url);
} catch (error) {
  say(`No link could be made at ${api}: ${error.cause?.message ?? error.message}`);
  process.exit(1);
}
