import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toStillness } from './stillness.js';

const FIXTURES = join(__dirname, '../../../../libs/tcp/fixtures');
const read = (file: string) => readFileSync(join(FIXTURES, `linux-6.18-all-states.${file}`), 'latin1');
const files = { sockstat: read('sockstat'), sockstat6: 'TCP6: inuse 3\nUDP6: inuse 1\n', snmp: read('snmp') };
const still = toStillness(files);

describe('the stillness of a namespace', () => {
  it('is the same while nothing of the namespace moves, whatever the rest of the host does', () => {
    const sockstat = files.sockstat
      .replace(/orphan \d+/, 'orphan 99')
      .replace(/alloc \d+ mem \d+/, 'alloc 99 mem 99');
    expect(sockstat).not.toBe(files.sockstat);
    expect(toStillness({ ...files, sockstat })).toBe(still);
    expect(toStillness({ ...files, sockstat6: 'TCP6: inuse 3\nUDP6: inuse 7\n' })).toBe(still);
  });

  it.each([
    ['an IPv4 socket came', { ...files, sockstat: files.sockstat.replace(/inuse \d+/, 'inuse 99') }],
    ['an IPv6 socket came', { ...files, sockstat6: 'TCP6: inuse 4\n' }],
    ['a lingering socket went', { ...files, sockstat: files.sockstat.replace(/tw \d+/, 'tw 99') }],
    ['a segment was sent', { ...files, snmp: files.snmp.replace(/^(Tcp: \d.*)\d+ \d+$/m, '$199 0') }],
  ])('is another when %s', (_, moved) => {
    expect(moved).not.toEqual(files);
    expect(toStillness(moved)).not.toBe(still);
    expect(toStillness(moved)).not.toBeNull();
  });

  it('is known without IPv6', () => {
    expect(toStillness({ ...files, sockstat6: '' })).not.toBeNull();
  });

  it.each(['sockstat', 'snmp'])('proves nothing without %s', (file) => {
    expect(toStillness({ ...files, [file]: '' })).toBeNull();
  });
});
