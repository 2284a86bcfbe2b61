import Database from 'better-sqlite3';
import { AuditLog } from '../audit/audit-log.js';
import { AuditStore } from '../audit/audit.store.js';
import { scratchDatabase } from '../testing/scratch-database.js';
import { findAuditFaults } from './audit-check.js';

const scratch = scratchDatabase();

describe('findAuditFaults', () => {
  it('finds the entry that somebody rewrote in the file', async () => {
    const log = new AuditLog(new AuditStore(scratch.prisma));
    for (const target of ['ann', 'bob', 'eve']) {
      await log.note({ actor: 'link', address: '::1' }, { action: 'user_create', target });
    }
    const database = new Database(scratch.path);
    try {
      expect(findAuditFaults(database)).toEqual([]);
      database.exec('DROP TRIGGER "AuditEntry_stays_as_it_is"');
      database.exec(`UPDATE "AuditEntry" SET "actor" = 'user:joe' WHERE "id" = 2`);
      expect(findAuditFaults(database)).toMatchObject([
        { code: 'audit_broken', cause: expect.stringMatching(/^entry 2 says/) as string },
      ]);
    } finally {
      database.close();
    }
  });
});
