import type { Inspection } from '@finwait/contracts';
import { toInspectRows } from './inspect-rows';

const sums = {
  states: { CLOSE_WAIT: 3 },
  timers: {},
  oldest: null,
  receiveQueueBytes: 0,
  sendQueueBytes: 0,
  paths: null,
  samples: [],
};
const process = { pid: 2817, command: 'MainThread', startedAt: 0 };
const inspection = (key: Inspection['groups'][number]['key']): Inspection => ({
  host: 'web-01',
  takenAt: 0,
  tookMs: 1,
  sockets: 3,
  interrupted: false,
  owners: null,
  groups: [{ key, count: 3, ...sums }],
  other: { count: 0, ...sums },
  otherGroups: 0,
});
const nameOf = (key: Inspection['groups'][number]['key'], by: 'process' | 'peer' | 'port') => {
  const [row] = toInspectRows(inspection(key), by);
  return row && [row.name, row.note];
};

describe('the rows of an inspection', () => {
  it('name a process by its program, with pid and arguments beside', () => {
    const key = {
      process: { ...process, commandLine: '/usr/bin/java -jar orders.jar' },
      owner: 'known' as const,
    };
    expect(nameOf(key, 'process')).toEqual(['java', '2817 -jar orders.jar']);
  });

  it('name a process whose command line cannot be read by what the kernel calls it', () => {
    expect(nameOf({ process: { ...process, commandLine: null } }, 'process')).toEqual(['MainThread', '2817']);
  });

  it('leave without a name what no process holds', () => {
    expect(nameOf({ process: null, owner: 'none' }, 'process')).toEqual([null, '']);
  });

  it('name peers and ports', () => {
    expect(nameOf({ peer: '10.0.0.1:5432' }, 'peer')).toEqual(['10.0.0.1:5432', '']);
    expect(nameOf({ port: 8080 }, 'port')).toEqual([':8080', '']);
  });
});
