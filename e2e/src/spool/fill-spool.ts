// Fills the spool of a state dir as an agent does that cannot reach its API: STATE_DIR API ROWS LAST_AT, a snapshot each 20 ms.
import { loadBuiltAgent } from '../processes/built-agent.ts';

const STEP_MS = 20;
const COLUMNS = Array.from({ length: 20 }, (_, column) => column * 100);
const [stateDir = '', api = '', rows = '0', lastAt = '0'] = process.argv.slice(2);
const { Spool, toSpoolFolder } = await loadBuiltAgent();
const spool = new Spool({
  folder: toSpoolFolder(stateDir, api),
  log: (level, message) => console.error(level, message),
});
const beforeAt = Number(lastAt) - Number(rows) * STEP_MS;
for (let seq = 1; seq <= Number(rows); seq += 1) {
  spool.append({ run: 'filled', row: [seq, beforeAt + seq * STEP_MS, 0, ...COLUMNS] });
}
await spool.close();
