import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseJson } from '../json.js';
import { toErrorCode } from '../cause.js';
import type { Filled } from './spans.js';

/** What a simulated fleet knows from one start to the next. */
export interface DemoState {
  /** Incidents are placed around this time, epoch milliseconds. */
  readonly anchorAt: number;
  readonly hosts: number;
  readonly days: number;
  /** The history of every host is with the API in this time. */
  readonly filled: Filled;
  /** By host name. */
  readonly credentials: Readonly<Record<string, string>>;
}

/** `null` when there is no such file. Rejects when it is not one of these. */
export async function readDemoState(path: string): Promise<DemoState | null> {
  try {
    const content = parseJson(await readFile(path, 'utf8'));
    if (isDemoState(content)) return content;
  } catch (error) {
    if (toErrorCode(error) === 'ENOENT') return null;
    throw error;
  }
  throw new Error(`${path} cannot be understood: remove its folder to begin anew`);
}

/** Replaces the file as a whole. Only its owner can read it. */
export async function writeDemoState(path: string, state: DemoState): Promise<void> {
  await writeFile(`${path}.draft`, JSON.stringify(state), { mode: 0o600 });
  await rename(`${path}.draft`, path);
}

function isDemoState(content: unknown): content is DemoState {
  if (typeof content !== 'object' || content === null) return false;
  const { anchorAt, hosts, days, filled, credentials } = content as Partial<Record<keyof DemoState, unknown>>;
  const numbers = [anchorAt, hosts, days, ...(isFilled(filled) ? [filled.from, filled.to] : [Number.NaN])];
  const texts = typeof credentials === 'object' && credentials !== null ? Object.values(credentials) : [null];
  return (
    numbers.every((number) => Number.isFinite(number)) && texts.every((text) => typeof text === 'string')
  );
}

function isFilled(value: unknown): value is Filled {
  return typeof value === 'object' && value !== null && 'from' in value && 'to' in value;
}
