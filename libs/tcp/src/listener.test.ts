import fc from 'fast-check';
import { toEndpointText } from './address-text.js';
import {
  applyListenerDiff,
  decodeListener,
  diffListeners,
  pickListeners,
  toFullestAcceptQueue,
  toListenerTable,
  type Listener,
} from './listener.js';
import { SockDiagMessages } from './sock-diag-message.js';
import { readFixture, readFixtureBytes } from './testing/fixture.js';

/** What `ss -Hltnme` printed beside the dump: a line, and one with the memory of the socket. */
function parseSsListeners(text: string) {
  const figure = (row: string, name: string) => Number(new RegExp(` ${name}:(\\d+)`).exec(row)?.[1] ?? 0);
  return text
    .trimEnd()
    .replaceAll(/\n\t/g, ' ')
    .split('\n')
    .map((row) => {
      const [, queue, limit, endpoint] = row.split(/\s+/);
      return {
        cookie: / sk:(\w+)/.exec(row)?.[1],
        endpoint,
        queue: Number(queue),
        limit: Number(limit),
        drops: Number(/,d(\d+)\)/.exec(row)?.[1]),
        uid: figure(row, 'uid'),
        inode: figure(row, 'ino'),
      };
    });
}

function decodeListeners(bytes: Uint8Array): Listener[] {
  const listeners: Listener[] = [];
  const messages = new SockDiagMessages((view, at, length) =>
    listeners.push(decodeListener(view, at, length)),
  );
  expect(messages.decode(bytes, 7)).toEqual({ kind: 'done', interrupted: false });
  return listeners;
}

const listeners = decodeListeners(readFixtureBytes('linux-6.18-listeners.sock_diag'));
const [first] = listeners as [Listener];
/** `ss` prints the wildcard of a socket for both families as `*`. */
const toSsEndpoint = ({ address, port }: Listener) => toEndpointText(address, port).replace(/^\[::\]/, '*');

describe('a decoded listener', () => {
  it('says what ss printed beside it, drops included, and no listener is missing', () => {
    const decoded = listeners.map((listener) => ({
      cookie: listener.cookie,
      endpoint: toSsEndpoint(listener),
      queue: listener.queue,
      limit: listener.limit,
      drops: listener.drops,
      uid: listener.uid,
      inode: listener.inode,
    }));
    const shown = parseSsListeners(readFixture('linux-6.18-listeners.ss'));
    expect(decoded).toHaveLength(shown.length);
    expect(decoded).toEqual(expect.arrayContaining(shown));
    expect(decoded.some(({ drops }) => drops === 12)).toBe(true);
  });

  it('of a dump that did not ask for its memory has unknown drops, not none', () => {
    const plain = decodeListeners(readFixtureBytes('linux-6.18-all-states.sock_diag'));
    expect(plain.length).toBeGreaterThan(0);
    expect(plain.filter(({ drops }) => drops !== null)).toEqual([]);
  });

  it('is decoded whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 88, maxLength: 400 }), (bytes) => {
        const { drops } = decodeListener(new DataView(bytes.buffer), 0, bytes.length);
        return drops === null || drops >= 0;
      }),
    );
  });
});

describe('the accept queues of a host', () => {
  it('are as full as the fullest of them', () => {
    expect(toFullestAcceptQueue(listeners)).toBe(120);
    expect(toFullestAcceptQueue(listeners.filter(({ queue, limit }) => queue <= limit))).toBe(2);
    expect(toFullestAcceptQueue([])).toBe(0);
  });

  it('are all picked where there is room, else those that need a look', () => {
    expect(pickListeners(listeners, listeners.length)).toBe(listeners);
    const calm = { ...first, queue: 0, drops: 0 };
    const dropping = { ...first, queue: 0, drops: 9 };
    const full = { ...first, queue: 512, drops: null };
    expect(pickListeners([calm, dropping, full], 2)).toEqual([full, dropping]);
  });
});

const listenerOf = (cookie: string) =>
  fc.record({
    cookie: fc.constant(cookie),
    address: fc.constantFrom('0.0.0.0', '::'),
    port: fc.nat(3),
    queue: fc.nat(2),
    limit: fc.nat(2),
    drops: fc.option(fc.nat(1)),
    uid: fc.option(fc.nat(1)),
    inode: fc.option(fc.nat(1)),
  });
const table = fc
  .uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))
  .chain((cookies) => fc.tuple(...cookies.map(listenerOf)))
  .map(toListenerTable);

describe('what became of listeners', () => {
  it('turns what was known into what is', () => {
    fc.assert(
      fc.property(table, table, (before, after) => {
        const known = applyListenerDiff(before, diffListeners(before, after));
        expect(Object.fromEntries(known)).toEqual(Object.fromEntries(after));
      }),
    );
  });

  it('is nothing where nothing changed', () => {
    fc.assert(
      fc.property(table, (same) => {
        expect(diffListeners(same, new Map(same))).toEqual({ changed: [], gone: [] });
      }),
    );
  });
});
