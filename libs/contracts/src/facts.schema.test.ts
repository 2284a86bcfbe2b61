import { ACTIVITY_COLUMNS, createStateCounts, SETTINGS } from '@finwait/tcp';
import fc from 'fast-check';
import { hostFactsSchema } from './facts.schema.js';
import {
  isFactsAck,
  MAX_LISTENERS,
  MAX_OTHER_NAMESPACES,
  MAX_SETTINGS_NAMESPACES,
  OWN_NAMESPACE,
} from './protocol.js';

const SETTING_VALUES = { number: 7, pair: [1_024, 65_535], triple: [1, 2, 3], text: '8080,9148-9150' };

const values = Object.fromEntries(SETTINGS.map(({ name, shape }) => [name, SETTING_VALUES[shape]]));
const listener = {
  cookie: '75f08',
  address: '::ffff:127.0.0.1',
  port: 443,
  queue: 0,
  limit: 511,
  drops: null,
  uid: 33,
  inode: 1_440_890,
};
const other = {
  id: 4_026_532_281,
  label: 'blue',
  kind: 'named',
  states: createStateCounts(),
  unknown: 0,
  quality: 'aged',
  hasMoved: true,
  countedAt: 1_764_000_000_000,
};
const facts = {
  v: 1,
  at: 1_764_000_000_000,
  settings: [
    { namespace: OWN_NAMESPACE, label: null, values },
    { namespace: '4026532281', label: 'docker web-1', values: { tcp_tw_reuse: 1, tcp_mem: null } },
  ],
  listeners: { isComplete: true, listeners: [listener], gone: [], omitted: 0 },
  namespaces: { seen: 'some', why: 'procfs is mounted with hidepid', others: [other] },
  activity: [
    { kind: 'nginx', place: 'http://127.0.0.1:80/status', values: [4, 3, null], why: null },
    { kind: 'haproxy', place: 'unix:/run/haproxy/admin.sock', values: null, why: 'EACCES' },
  ],
};
const without = (key: keyof typeof facts) => ({ ...facts, [key]: undefined });
const withListener = (change: object) => ({
  ...facts,
  listeners: { ...facts.listeners, listeners: [{ ...listener, ...change }] },
});
const withSettings = (change: object) => ({
  ...facts,
  settings: [{ namespace: OWN_NAMESPACE, label: null, values: change }],
});
const withNamespaces = (change: object) => ({
  ...facts,
  namespaces: { ...facts.namespaces, ...change },
});
const withReading = (change: object) => ({
  ...facts,
  activity: [{ ...facts.activity[0], ...change }],
});
const repeat = <Item>(length: number, item: (index: number) => Item) =>
  Array.from({ length }, (_, i) => item(i));

describe('hostFactsSchema', () => {
  it('takes facts as an agent sends them and leaves them as they are, also after JSON', () => {
    expect(hostFactsSchema.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
  });

  it('takes facts in part', () => {
    expect(hostFactsSchema.safeParse(without('settings')).success).toBe(true);
    expect(hostFactsSchema.safeParse(without('listeners')).success).toBe(true);
  });

  it('leaves out a setting that only a newer agent knows', () => {
    const parsed = hostFactsSchema.parse(withSettings({ tcp_tw_reuse: 1, tcp_newest: 3 }));
    expect(parsed.settings?.[0]?.values).toEqual({ tcp_tw_reuse: 1 });
  });

  it('leaves out figures of servers that only a newer agent knows', () => {
    const values = Array.from({ length: ACTIVITY_COLUMNS.length + 2 }, (_, figure) => figure);
    const parsed = hostFactsSchema.parse(withReading({ values }));
    expect(parsed.activity?.[0]?.values).toEqual(values.slice(0, -2));
  });

  it.each([
    ['facts without a time', without('at')],
    ['a time beyond what a date can hold', { ...facts, at: 9e15 }],
    ['a setting of another shape', withSettings({ ip_local_port_range: 1_024 })],
    ['a setting of too many numbers', withSettings({ ip_local_port_range: [1, 2, 3] })],
    ['a text without an end', withSettings({ ip_local_reserved_ports: '1,'.repeat(4_096) })],
    ['settings without those of the own namespace', { ...facts, settings: [facts.settings[1]] }],
    ['a namespace named twice', { ...facts, settings: [facts.settings[0], facts.settings[0]] }],
    ['a namespace that is a path', { ...facts, settings: [{ ...facts.settings[0], namespace: '../own' }] }],
    [
      'more namespaces than are kept',
      {
        ...facts,
        settings: repeat(MAX_SETTINGS_NAMESPACES + 1, (i) => ({
          namespace: i === 0 ? OWN_NAMESPACE : String(i),
          label: null,
          values: {},
        })),
      },
    ],
    ['namespaces seen in an unknown way', withNamespaces({ seen: 'most' })],
    ['a namespace of an unknown kind', withNamespaces({ others: [{ ...other, kind: 'pod' }] })],
    [
      'a namespace with a state below none',
      withNamespaces({ others: [{ ...other, states: { ...other.states, LISTEN: -1 } }] }),
    ],
    ['a label without an end', withNamespaces({ others: [{ ...other, label: 'x'.repeat(129) }] })],
    [
      'more other namespaces than are counted',
      withNamespaces({ others: repeat(MAX_OTHER_NAMESPACES + 1, () => other) }),
    ],
    ['a place without an end', withReading({ place: 'x'.repeat(513) })],
    ['a figure below none', withReading({ values: [-1] })],
    ['a figure that is not whole', withReading({ values: [0.5] })],
    ['a queue below none', withListener({ queue: -1 })],
    ['a port that is none', withListener({ port: 65_536 })],
    ['a cookie that is no number', withListener({ cookie: 'x' })],
    ['an address longer than any', withListener({ address: ':'.repeat(46) })],
    [
      'more listeners than are kept',
      { ...facts, listeners: { ...facts.listeners, listeners: repeat(MAX_LISTENERS + 1, () => listener) } },
    ],
  ])('refuses %s', (_, message) => {
    expect(hostFactsSchema.safeParse(message).success).toBe(false);
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(typeof hostFactsSchema.safeParse(anything).success).toBe('boolean');
      }),
    );
  });
});

describe('an acknowledgement of facts', () => {
  it.each([
    [true, { ok: true }],
    [true, { ok: false, code: 'storage_unavailable' }],
    [false, { ok: false }],
    [false, { ok: 'yes' }],
    [false, null],
    [false, 'ok'],
  ])('is %s of %j', (expected, answer) => {
    expect(isFactsAck(answer)).toBe(expected);
  });
});
