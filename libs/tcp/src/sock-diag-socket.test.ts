import fc from 'fast-check';
import { toEndpointText } from './address-text.js';
import { decodeDiagSocket, type DiagSocketRow } from './sock-diag-socket.js';
import { decodeSockets } from './testing/decode-sockets.js';
import { readFixture, readFixtureBytes } from './testing/fixture.js';

const SS_STATES: Readonly<Record<string, string>> = {
  LISTEN: 'LISTEN',
  ESTAB: 'ESTABLISHED',
  'FIN-WAIT-2': 'FIN_WAIT2',
  'CLOSE-WAIT': 'CLOSE_WAIT',
};
const SLACK_MS = 2_000;

const sockets = decodeSockets(readFixtureBytes('linux-6.18-tcp-info.sock_diag'), 7);
const lines = readFixture('linux-6.18-tcp-info.ss').trimEnd().split('\n');

/** `ss` prints the wildcard of both families as `*`. */
function toSsEndpoint(address: string, port: number): string {
  const shown = toEndpointText(address, port).replace(/^\[::\]:(?!7100)/, '*:');
  return port === 0 ? shown.replace(/0$/, '*') : shown;
}

const lineOf = ({ cookie }: DiagSocketRow) =>
  lines.find((line) => line.includes(` sk:${cookie} `) || line.endsWith(` sk:${cookie}`)) ?? '';
const figureOf = (line: string, name: string) => {
  const match = new RegExp(` ${name}:(\\d+)`).exec(line);
  return match ? Number(match[1]) : null;
};

describe('a decoded socket', () => {
  it('is one that ss printed beside it, and no other', () => {
    expect(sockets).toHaveLength(lines.length);
    expect(new Set(sockets.map(lineOf)).size).toBe(lines.length);
  });

  it.each(sockets.map((socket) => ({ socket, cookie: socket.cookie })))(
    'with cookie $cookie says what ss says of it',
    ({ socket }) => {
      const line = lineOf(socket);
      const [state = '', receiveQueue, sendQueue, local, remote] = line.split(/\s+/);
      expect(socket.state).toBe(SS_STATES[state]);
      expect([socket.receiveQueue, socket.sendQueue]).toEqual([Number(receiveQueue), Number(sendQueue)]);
      expect(toSsEndpoint(socket.localAddress, socket.localPort)).toBe(local);
      const isAnyPeer = socket.state === 'LISTEN';
      if (!isAnyPeer) expect(toSsEndpoint(socket.remoteAddress, socket.remotePort)).toBe(remote);
      expect(socket.inode ?? 0).toBe(figureOf(line, 'ino'));
      expect(socket.timer === 'time_wait').toBe(line.includes('timer:(timewait'));
    },
  );

  it('that a process holds has its user, cgroup and tcp_info; a remembered one has neither', () => {
    for (const { timer, uid, cgroupId, silence } of sockets) {
      const isRemembered = timer === 'time_wait';
      expect([uid === null, cgroupId === null, silence === null]).toEqual([
        isRemembered,
        isRemembered,
        isRemembered,
      ]);
    }
  });

  it('has been silent for as long as ss says, which looked a moment later', () => {
    let compared = 0;
    for (const socket of sockets) {
      const line = lineOf(socket);
      const shown = ['lastsnd', 'lastrcv', 'lastack'].map((name) => figureOf(line, name));
      const { silence } = socket;
      if (silence === null || shown.includes(null)) continue;
      const read = [silence.lastDataSentMs, silence.lastDataReceivedMs, silence.lastAckReceivedMs];
      for (const [index, figure] of read.entries()) {
        expect(shown[index]).toBeGreaterThanOrEqual(figure);
        expect(shown[index]).toBeLessThan(figure + SLACK_MS);
      }
      compared += 1;
    }
    expect(compared).toBeGreaterThanOrEqual(10);
  });

  it('has the round-trip time and the retransmissions that ss printed', () => {
    const measured = sockets.filter(({ path }) => path !== null && path.roundTripMs !== null);
    expect(measured.length).toBeGreaterThanOrEqual(10);
    for (const socket of measured) {
      const line = lineOf(socket);
      const roundTrip = / rtt:([\d.]+)\//.exec(line)?.[1];
      const retransmissions = / retrans:\d+\/(\d+)/.exec(line)?.[1] ?? '0';
      expect([socket.path?.roundTripMs, socket.path?.retransmissions].map(String)).toEqual([
        roundTrip,
        retransmissions,
      ]);
    }
    expect(sockets.filter(({ state, path }) => state === 'LISTEN' && path !== null)).toEqual([]);
  });

  it('of a dump that did not ask for tcp_info knows no silence', () => {
    const plain = decodeSockets(readFixtureBytes('linux-6.18-all-states.sock_diag'), 7);
    expect(plain.some(({ silence }) => silence !== null)).toBe(false);
    expect(plain.some(({ cgroupId }) => cgroupId !== null)).toBe(true);
  });

  it('is decoded whatever its bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 88, maxLength: 400 }), (bytes) => {
        const socket = decodeDiagSocket(new DataView(bytes.buffer), 0, bytes.length);
        expect(socket.receiveQueue).toBeGreaterThanOrEqual(0);
        expect(socket.localAddress).toMatch(/^[0-9a-f.:]+$/);
      }),
    );
  });
});
