import fs from 'node:fs';

/** What the spool does to a disk; a test stops it between any two of these. */
export type Files = Pick<
  typeof fs,
  | 'closeSync'
  | 'fdatasync'
  | 'ftruncateSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'readdirSync'
  | 'renameSync'
  | 'statSync'
  | 'unlinkSync'
  | 'writeFileSync'
  | 'writeSync'
>;

/** The disk of this machine. */
export const MACHINE_FILES: Files = fs;
