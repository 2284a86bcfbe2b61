import { SOCK_DIAG_SOCKET } from '@finwait/tcp';
import { loadSystemCalls, type SystemCalls } from './system-call.js';

/** A message of a type that sock_diag does not have, which the kernel refuses with one datagram. */
function askForNothing(sequence: number): Uint8Array {
  const message = new DataView(new ArrayBuffer(72));
  message.setUint32(0, message.byteLength, true);
  message.setUint16(4, 99, true);
  message.setUint16(6, 1, true);
  message.setUint32(8, sequence, true);
  return new Uint8Array(message.buffer);
}

function openSocket(calls: SystemCalls): number {
  const { domain, type, protocol } = SOCK_DIAG_SOCKET;
  return calls.socket(domain, type, protocol);
}

const toSequence = (message: Uint8Array) =>
  new DataView(message.buffer, message.byteOffset).getUint32(8, true);

describe('the calls of the system', () => {
  it('fail with the name of the errno', async () => {
    const calls = await loadSystemCalls();
    expect(() => calls.socket(9_999, 1, 0)).toThrow('socket: EAFNOSUPPORT');
    await expect(calls.send(-1, new Uint8Array(1))).rejects.toThrow('send: EBADF');
    expect(() => calls.close(-1)).toThrow('close: EBADF');
  });

  it('do not wait for an answer for ever', async () => {
    const calls = await loadSystemCalls();
    const fd = openSocket(calls);
    calls.setReceiveTimeout(fd, 20);
    await expect(calls.receive(fd, calls.createRoom())).rejects.toThrow('recvmmsg: EAGAIN');
    calls.close(fd);
  });

  it('take as many datagrams at once as there are, and no more than there is room for', async () => {
    const calls = await loadSystemCalls();
    const room = calls.createRoom();
    const fd = openSocket(calls);
    const refusals = room.capacity + 2;
    for (let sequence = 1; sequence <= refusals; sequence += 1) await calls.send(fd, askForNothing(sequence));
    const first = await calls.receive(fd, room);
    expect(first.map(toSequence)).toEqual(Array.from({ length: room.capacity }, (_, index) => index + 1));
    const rest = await calls.receive(fd, room);
    expect(rest.map(toSequence)).toEqual([refusals - 1, refusals]);
    calls.close(fd);
  });
});
