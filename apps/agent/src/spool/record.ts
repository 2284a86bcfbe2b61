import { crc32 } from 'node:zlib';
import { parseJson } from '../json.js';
import type { OutgoingSnapshot } from '../outgoing.js';

/** The version of a record. It changes when an older agent can no longer read one. */
const VERSION = '1';
const CHECKSUM_DIGITS = 8;
const HEAD_LENGTH = CHECKSUM_DIGITS + VERSION.length;

/** What a text of records holds. */
export interface DecodedRecords {
  /** In the order they were written. */
  readonly snapshots: readonly OutgoingSnapshot[];
  /** Lines that are torn, damaged or of another version. */
  readonly damaged: number;
}

/**
 * A snapshot as the spool keeps it: a line of a CRC-32 in eight hex digits, the version, and `[run, ...row]` as JSON; the
 * checksum covers all that follows it. A line feed stands before the line too, so that a torn record never takes the next
 * one with it.
 */
export function encodeRecord({ run, row }: OutgoingSnapshot): string {
  const covered = `${VERSION}${JSON.stringify([run, ...row])}`;
  return `\n${toChecksum(covered)}${covered}\n`;
}

/** Reads what {@link encodeRecord} wrote, whatever has become of it: a damaged line is counted and left out. */
export function decodeRecords(text: string): DecodedRecords {
  const lines = text.split('\n').filter((line) => line !== '');
  const snapshots = lines.map(decodeLine).filter((snapshot) => snapshot !== null);
  return { snapshots, damaged: lines.length - snapshots.length };
}

function decodeLine(line: string): OutgoingSnapshot | null {
  const covered = line.slice(CHECKSUM_DIGITS);
  if (!covered.startsWith(VERSION) || line.slice(0, CHECKSUM_DIGITS) !== toChecksum(covered)) return null;
  const fields = parseJson(line.slice(HEAD_LENGTH));
  if (!Array.isArray(fields)) return null;
  const [run, ...row] = fields as readonly unknown[];
  return typeof run === 'string' && isRow(row) ? { run, row } : null;
}

function isRow(row: readonly unknown[]): row is OutgoingSnapshot['row'] {
  const [seq, takenAt, flags, ...columns] = row;
  return (
    [seq, takenAt, flags].every(Number.isSafeInteger) &&
    columns.every((figure) => figure === null || Number.isSafeInteger(figure))
  );
}

function toChecksum(covered: string): string {
  return crc32(covered).toString(16).padStart(CHECKSUM_DIGITS, '0');
}
