import { STATE_NAMES, type State } from '@finwait/tcp';
import fc from 'fast-check';
import type { TopHost } from './live-fleet.js';
import { toScreen, type Scene } from './screen.js';
import { press, toShownHosts, type Key, type View } from './view.js';

const START: View = { sortBy: 'ESTABLISHED', isDescending: true, filter: '', isTyping: false, offset: 0 };

function host(
  name: string,
  counts: Partial<Record<State, number | null>>,
  status: TopHost['status'] = 'live',
): TopHost {
  const all = STATE_NAMES.map((state) => (state in counts ? (counts[state] ?? null) : 0));
  return { name, status, lastSeenAt: 0, takenAt: 0, counts: all };
}

const HOSTS = [
  host('web-01', { ESTABLISHED: 5, CLOSE_WAIT: 1 }),
  host('web-02', { ESTABLISHED: 9, CLOSE_WAIT: null }),
  host('db-01', { ESTABLISHED: 7, CLOSE_WAIT: 4 }, 'stale'),
];

const keyOf = (text: string): Key => ({ name: text, sequence: text });

function pressAll(view: View, ...keys: string[]): View {
  return keys.reduce<View>((held, text) => {
    const next = press(held, keyOf(text), 10);
    return next === 'quit' ? held : next;
  }, view);
}

const namesOf = (view: View) => toShownHosts(HOSTS, view).map(({ name }) => name);
const scene = (change: Partial<Scene> = {}): Scene => {
  return {
    hosts: HOSTS,
    view: START,
    trouble: null,
    now: 5_000,
    width: 120,
    height: 10,
    hasColour: false,
    ...change,
  };
};

describe('the keys of top', () => {
  it('sort by a letter or the column beside, the highest first, and turn round', () => {
    expect(namesOf(START)).toEqual(['web-02', 'db-01', 'web-01']);
    expect(namesOf(pressAll(START, ' '))).toEqual(['web-01', 'db-01', 'web-02']);
    expect(namesOf(pressAll(START, 'n'))).toEqual(['db-01', 'web-01', 'web-02']);
    expect(pressAll(START, 'right').sortBy).toBe('FIN_WAIT1');
    expect(pressAll(START, 'n', 'left').sortBy).toBe('CLOSED');
  });

  it('put a host whose count is unknown last either way', () => {
    expect(namesOf(pressAll(START, 'c'))).toEqual(['db-01', 'web-01', 'web-02']);
    expect(namesOf(pressAll(START, 'c', ' '))).toEqual(['web-01', 'db-01', 'web-02']);
  });

  it('filter by what is typed after a slash, where letters sort nothing', () => {
    const typed = pressAll(START, '/', 'd', 'b', 'return');
    expect([typed.filter, typed.isTyping, typed.sortBy, namesOf(typed)]).toEqual([
      'db',
      false,
      'ESTABLISHED',
      ['db-01'],
    ]);
    expect(pressAll(typed, 'escape').filter).toBe('');
    expect(pressAll(START, '/', 'd', 'b', 'backspace').filter).toBe('d');
  });

  it('quit with q and Ctrl-C, but not with a q that is typed', () => {
    expect(press(START, keyOf('q'), 10)).toBe('quit');
    expect(press({ ...START, isTyping: true }, { name: 'c', ctrl: true }, 10)).toBe('quit');
    expect(press({ ...START, isTyping: true }, keyOf('q'), 10)).toMatchObject({ filter: 'q' });
  });
});

describe('the screen of top', () => {
  it('shows the hosts, a mark at what they are sorted by, and the sum of those that are live', () => {
    const lines = toScreen(scene());
    expect(lines[0]).toContain('3 hosts: 2 live, 1 stale, 0 never');
    expect(lines[1]).toMatch(/^NAME +STATUS +SEEN +ESTAB▼ +CLOSE_W /);
    expect(lines[2]).toMatch(/^web-02 +live +5s +9 +- /);
    expect(lines[5]).toMatch(/^sum of 2 live +14 +1\+ /);
  });

  it('says first what is wrong', () => {
    expect(toScreen(scene({ trouble: 'connection lost' }))[0]).toMatch(/^connection lost {2}finwait/);
  });

  it('fits any terminal', () => {
    const size = fc.record({
      width: fc.integer({ min: 14, max: 200 }),
      height: fc.integer({ min: 1, max: 60 }),
    });
    const offset = fc.nat(100);
    fc.assert(
      fc.property(size, offset, ({ width, height }, at) => {
        const lines = toScreen(scene({ width, height, view: { ...START, offset: at } }));
        expect(lines.length).toBeLessThanOrEqual(height);
        for (const line of lines) expect(line.length).toBeLessThanOrEqual(width);
      }),
    );
  });
});
