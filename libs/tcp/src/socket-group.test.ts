import fc from 'fast-check';
import { toSocketAge } from './socket-age.js';
import { SocketGroups, type SocketSum } from './socket-group.js';
import { decodeSockets } from './testing/decode-sockets.js';
import { readFixtureBytes } from './testing/fixture.js';

const captured = decodeSockets(readFixtureBytes('linux-6.18-tcp-info.sock_diag'), 7);
const dated = captured.map((socket) => ({ socket, age: toSocketAge(socket, 60_000) }));

describe('socket groups', () => {
  it('hold the sockets of each state with their oldest, their queues and a few of them', () => {
    const groups = new SocketGroups<{ state: string | null }>(100);
    for (const { socket, age } of dated) groups.add(socket, { state: socket.state }, age);
    const top = groups.top(10);
    expect(top.groups.map(({ key, count }) => [key.state, count])).toEqual([
      ['ESTABLISHED', 8],
      ['FIN_WAIT2', 6],
      ['CLOSE_WAIT', 6],
      ['LISTEN', 3],
    ]);
    const closeWait = top.groups.find(({ key }) => key.state === 'CLOSE_WAIT');
    expect(closeWait).toMatchObject({
      receiveQueueBytes: 6,
      sendQueueBytes: 0,
      oldest: { bound: 'atLeast' },
      states: { CLOSE_WAIT: 6 },
      timers: { none: 6 },
      paths: { measured: 6, retransmissions: 0 },
    });
    expect(closeWait?.samples).toHaveLength(3);
    const listen = top.groups.find(({ key }) => key.state === 'LISTEN');
    expect(listen).toMatchObject({ receiveQueueBytes: 0, sendQueueBytes: 0, oldest: null, paths: null });
  });

  it('say the least, the mean and the greatest round-trip time that was measured', () => {
    const groups = new SocketGroups<null>(1);
    const measured = dated.flatMap(({ socket }) => socket.path?.roundTripMs ?? []);
    for (const { socket, age } of dated) groups.add(socket, null, age);
    const paths = groups.top(1).groups[0]?.paths;
    expect(paths?.measured).toBe(measured.length);
    expect(paths?.leastRoundTripMs).toBe(Math.min(...measured));
    expect(paths?.mostRoundTripMs).toBe(Math.max(...measured));
    const mean = measured.reduce((total, ms) => total + ms, 0) / measured.length;
    expect(paths?.meanRoundTripMs).toBeCloseTo(mean, 9);
  });

  it('count the groups that are not shown, unless there were more than are kept', () => {
    const groups = new SocketGroups<number>(4);
    const [first] = captured;
    if (first === undefined) throw new Error('the capture is empty');
    for (let key = 0; key < 4; key += 1) groups.add(first, key, null);
    expect(groups.top(3).otherGroups).toBe(1);
    groups.add(first, 4, null);
    expect(groups.top(3)).toMatchObject({ otherGroups: null, other: { count: 2 } });
  });

  it('lose no socket, no byte and not the oldest, however few groups are kept and shown', () => {
    const picks = fc.array(fc.tuple(fc.nat({ max: captured.length - 1 }), fc.nat({ max: 8 })));
    fc.assert(
      fc.property(picks, fc.nat({ max: 6 }), fc.nat({ max: 6 }), (chosen, capacity, limit) => {
        const kept = new SocketGroups<number>(capacity);
        const whole = new SocketGroups<null>(1);
        for (const [index, key] of chosen) {
          const pick = dated[index];
          if (pick === undefined) continue;
          kept.add(pick.socket, key, pick.age);
          whole.add(pick.socket, null, pick.age);
        }
        const { groups, other } = kept.top(limit);
        const expected: SocketSum = whole.top(1).groups[0] ?? whole.top(1).other;
        const parts: SocketSum[] = [...groups, other];
        const sum = (read: (part: SocketSum) => number) =>
          parts.reduce((total, part) => total + read(part), 0);
        expect(groups.length).toBeLessThanOrEqual(Math.min(capacity, limit));
        expect(sum(({ count }) => count)).toBe(expected.count);
        expect(sum(({ receiveQueueBytes }) => receiveQueueBytes)).toBe(expected.receiveQueueBytes);
        for (const state of ['ESTABLISHED', 'FIN_WAIT2'] as const)
          expect(sum(({ states }) => states[state] ?? 0)).toBe(expected.states[state] ?? 0);
        expect(sum(({ timers }) => timers.none ?? 0)).toBe(expected.timers.none ?? 0);
        expect(sum(({ paths }) => paths?.measured ?? 0)).toBe(expected.paths?.measured ?? 0);
        const oldest = Math.max(...parts.map((part) => part.oldest?.ageMs ?? -1));
        expect(oldest).toBe(expected.oldest?.ageMs ?? -1);
        const shown = groups.map(({ count }) => count);
        expect(shown).toEqual([...shown].sort((one, two) => two - one));
      }),
    );
  });
});
