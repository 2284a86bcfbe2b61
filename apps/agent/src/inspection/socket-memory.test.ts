import type { DiagSocketRow } from '@finwait/tcp';
import { SocketMemory } from './socket-memory.js';

const OWNER = { pid: 7, command: 'nginx', commandLine: null, startedAt: 1 };
const socketOf = (cookie: number, state: DiagSocketRow['state'] = 'ESTABLISHED') => ({
  cookie: cookie.toString(16),
  state,
});

function fill(memory: SocketMemory, cookies: readonly number[], now = 0): void {
  memory.begin();
  for (const cookie of cookies) memory.note(socketOf(cookie), OWNER, now);
}

describe('the memory of sockets', () => {
  it('knows owner and time of the first sighting, and begins anew with the state', () => {
    const memory = new SocketMemory();
    fill(memory, [1], 100);
    memory.begin();
    expect(memory.note(socketOf(1), null, 200)).toEqual({ since: 100, owner: OWNER });
    expect(memory.note(socketOf(1, 'TIME_WAIT'), null, 300)).toEqual({ since: null, owner: OWNER });
    expect(memory.note(socketOf(1, 'TIME_WAIT'), null, 400)).toEqual({ since: 300, owner: OWNER });
    expect(memory.note(socketOf(2), null, 400)).toEqual({ since: null, owner: null });
  });

  it('makes room, once there is none, by forgetting what the last inspection did not see', () => {
    const memory = new SocketMemory(3);
    fill(memory, [1, 2, 3]);
    fill(memory, [1, 4]);
    expect(memory.size).toBe(3);
    fill(memory, [4]);
    expect(memory.size).toBe(2);
    memory.begin();
    const known = [1, 2, 3, 4].map((cookie) => memory.note(socketOf(cookie), null, 9).since);
    expect(known).toEqual([0, null, null, 0]);
  });

  it('keeps what it has when one inspection sees more than there is room for', () => {
    const memory = new SocketMemory(3);
    for (let time = 0; time < 3; time += 1) fill(memory, [1, 2, 3, 4, 5], time);
    memory.begin();
    expect([1, 2, 3, 4, 5].map((cookie) => memory.note(socketOf(cookie), null, 9).since)).toEqual([
      0,
      0,
      0,
      null,
      null,
    ]);
    expect(memory.size).toBe(3);
  });
});
