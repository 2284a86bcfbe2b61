import type { ServerChange } from '@finwait/contracts';
import { toServerChanges } from './to-server-changes';

const WORDS = {
  came: 'new',
  went: 'gone',
  byDefault: 'default',
  itself: 'itself',
  moved: (before: string, after: string) => `${before} > ${after}`,
};
const change = (some: Partial<ServerChange>): ServerChange => ({
  kind: 'nginx',
  hop: 'shop',
  setting: 'send_timeout',
  before: null,
  after: null,
  ...some,
});
const say = (...changes: ServerChange[]) =>
  toServerChanges({ changes: [{ since: 5, changes }] }, WORDS).map(({ of, changed }) => [of, ...changed]);

describe('changes of the ways through servers', () => {
  it('say of each way together what was and is set, the default and an empty text included', () => {
    expect(
      say(
        change({ before: 5, after: '' }),
        change({ setting: 'keepalive', before: true }),
        change({ kind: 'f5', hop: '/Prod/shop', after: 300 }),
      ),
    ).toEqual([
      [
        'nginx shop',
        { name: 'send_timeout', before: '5', after: '""' },
        { name: 'keepalive', before: 'true', after: 'default' },
      ],
      ['/Prod/shop', { name: 'send_timeout', before: 'default', after: '300' }],
    ]);
  });

  it('say that a way came, went, or leads elsewhere, with what else it has then', () => {
    const here = { target: null, settings: { a: 1, b: 2 } };
    const there = { target: 'http://app', settings: { b: 3, c: 4 } };
    expect(
      say(
        change({ setting: null, after: here }),
        change({ setting: null, hop: 'old', before: here }),
        change({ setting: null, hop: 'moved', before: here, after: there }),
      ),
    ).toEqual([
      ['nginx shop', { said: 'new' }],
      ['nginx old', { said: 'gone' }],
      [
        'nginx moved',
        { said: 'itself > http://app' },
        { name: 'a', before: '1', after: 'default' },
        { name: 'b', before: '2', after: '3' },
        { name: 'c', before: 'default', after: '4' },
      ],
    ]);
  });

  it('are none where what came before is not known', () => {
    expect(toServerChanges({ changes: [{ since: 1, changes: [] }] }, WORDS)).toEqual([]);
  });
});
