import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFleetFile, type FleetShape } from '../history/fleet-file.ts';
import { DAY_MS, HOUR_MS } from '../history/trace-rows.ts';

/** Runs within such a span share a file, so that its history ends this long ago at most. */
const SHARED_MS = 3 * HOUR_MS;

/** A data dir of its own with a history of this shape that ended within the last hours, all of it sealed. */
export async function copyFleetOfNow(shape: FleetShape): Promise<string> {
  const closedAt = Math.floor(Date.now() / SHARED_MS) * SHARED_MS;
  const kept = await makeFleetFile({ ...shape, from: closedAt - shape.days * DAY_MS, openMs: 0 });
  const dir = mkdtempSync(join(tmpdir(), 'finwait-bench-'));
  cpSync(kept, dir, { recursive: true });
  return dir;
}
