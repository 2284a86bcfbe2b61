import { statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { scratchDatabase } from '../testing/scratch-database.js';
import { readRoom } from './disk-room.js';

const scratch = scratchDatabase();

describe('readRoom', () => {
  it('is what the disk of the database has left for programs without privilege', () => {
    const database = new Database(scratch.path);
    const { bavail, bsize } = statfsSync(dirname(scratch.path));
    const difference = readRoom(database) / (bavail * bsize) - 1;
    expect(Math.abs(difference)).toBeLessThan(0.1);
    database.close();
  });
});
