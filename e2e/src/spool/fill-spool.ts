// Fills the spool of a state dir as an agent does that cannot reach its API: STATE_DIR API ROWS LAST_AT, a snapshot each 20 ms or STEP_MS.
import { loadBuiltAgent } from '../processes/built-agent.ts';

const COLUMNS = Array.from({ length: 20 }, (_, column) => column * 100);
const [stateDir = '', api = '', rows = '0', lastAt = '0', stepMs = '20'] = process.argv.slice(2);
const { Spool, toSpoolFolder } = await loadBuiltAgent();
const spool = new Spool({
  folder: toSpoolFolder(stateDir, api),
  log: (level, message) => console.error(level, message),
});
const beforeAt = Number(lastAt) - Number(rows) * Number(stepMs);
for (let seq = 1; seq <= Number(rows); seq += 1) {
  spool.append({ run: 'filled', row: [seq, beforeAt + seq * Number(stepMs), 0, ...COLUMNS] });
}
await spool.close();
