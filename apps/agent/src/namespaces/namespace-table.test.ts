import { createStateCounts } from '@finwait/tcp';
import type { NamespaceCount } from '@finwait/contracts/protocol';
import { toNamespaceTable } from './namespace-table.js';

const counted: NamespaceCount = {
  id: 4_026_532_281,
  label: 'blue',
  kind: 'named',
  states: { ...createStateCounts(), LISTEN: 2, ESTABLISHED: 10, CLOSED: null },
  unknown: 1,
  quality: 'exact',
  hasMoved: false,
  countedAt: 1_764_000_000_000,
};
const notCounted = { states: null, unknown: null, quality: null, countedAt: null } as const;

describe('the table of other namespaces', () => {
  it('has a line for each, with a dash where nothing was counted and a number where nothing names it', () => {
    const nameless: NamespaceCount = { ...counted, ...notCounted, id: 7, label: null, kind: 'unknown' };
    expect(toNamespaceTable({ seen: 'all', why: null, others: [counted, nameless] })).toBe(
      ['sockets in 2 other network namespaces', '        13  named blue', '         -  unknown 7'].join('\n'),
    );
  });

  it('says what was not seen', () => {
    expect(toNamespaceTable({ seen: 'some', why: 'procfs hides some', others: [] })).toBe(
      'sockets in 0 other network namespaces; not all were seen: procfs hides some',
    );
    expect(toNamespaceTable({ seen: 'own', why: 'EPERM', others: [] })).toBe(
      'other network namespaces were not seen: EPERM',
    );
  });
});
