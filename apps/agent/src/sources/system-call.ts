import { getSystemErrorName } from 'node:util';
import { DatagramRoom } from './datagram-room.js';

/** The calls of the C library that sock_diag needs; each fails by rejecting or throwing with the name of the errno. */
export interface SystemCalls {
  socket(domain: number, type: number, protocol: number): number;
  /** Makes a `receive` on the socket fail with EAGAIN after this many milliseconds. */
  setReceiveTimeout(fd: number, timeoutMs: number): void;
  /** Binds an IPv4 socket to any address and a free port. */
  bindAnywhere(fd: number): void;
  /** Off the main thread: the kernel begins a dump inside `send`. */
  send(fd: number, bytes: Uint8Array): Promise<void>;
  createRoom(): DatagramRoom;
  /** Off the main thread. Waits for one datagram and takes those that follow at once; they are good until the next call. */
  receive(fd: number, room: DatagramRoom): Promise<readonly Uint8Array[]>;
  close(fd: number): void;
}

/** Source: include/uapi/asm-generic/socket.h (x86, ARM, RISC-V). */
const SOL_SOCKET = 1;
const SO_RCVTIMEO = 20;
/** `sizeof(struct sockaddr_in)`; all zeros but for the family. Source: ip(7). */
const SOCKADDR_IN_BYTES = 16;
const AF_INET = 2;
/** Waits for the first datagram only. Source: recvmmsg(2), include/linux/socket.h. */
const MSG_WAITFORONE = 0x10000;

/** Loads the C library that this process already runs on, whichever it is. Rejects where koffi has no binary. */
export async function loadSystemCalls(): Promise<SystemCalls> {
  const koffi = await import('koffi');
  const libc = koffi.load(null);
  const timeval = koffi.struct({ tv_sec: 'long', tv_usec: 'long' });
  const socket = libc.func('int socket(int, int, int)');
  const setsockopt = libc.func('setsockopt', 'int', [
    'int',
    'int',
    'int',
    koffi.pointer(timeval),
    'uint32_t',
  ]);
  const bind = libc.func('int bind(int, const void *, uint32_t)');
  const send = libc.func('int64_t send(int, const void *, uint64_t, int)');
  const recvmmsg = libc.func('int recvmmsg(int, void *, unsigned int, int, void *)');
  const close = libc.func('int close(int)');

  const check = (call: string, result: unknown): number => {
    if (typeof result === 'number' && result >= 0) return result;
    throw new Error(`${call}: ${getSystemErrorName(-koffi.errno())}`);
  };
  const settle =
    (call: string, resolve: (result: number) => void, reject: (cause: Error) => void) =>
    (failure: Error | null, result: unknown): void => {
      if (failure) return reject(failure);
      try {
        resolve(check(call, result));
      } catch (cause) {
        reject(cause as Error);
      }
    };

  return {
    socket: (domain, type, protocol) => check('socket', socket(domain, type, protocol)),
    setReceiveTimeout(fd, timeoutMs) {
      const timeout = { tv_sec: Math.floor(timeoutMs / 1000), tv_usec: (timeoutMs % 1000) * 1000 };
      const size = koffi.sizeof(timeval);
      check('setsockopt', setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, timeout, size));
    },
    bindAnywhere(fd) {
      const address = new Uint8Array(SOCKADDR_IN_BYTES);
      new DataView(address.buffer).setUint16(0, AF_INET, true);
      check('bind', bind(fd, address, SOCKADDR_IN_BYTES));
    },
    async send(fd, bytes) {
      await new Promise((resolve, reject) => {
        send.async(fd, bytes, bytes.length, 0, settle('send', resolve, reject));
      });
    },
    createRoom: () => new DatagramRoom(koffi),
    async receive(fd, room) {
      const count = await new Promise<number>((resolve, reject) => {
        const settled = settle('recvmmsg', resolve, reject);
        recvmmsg.async(fd, room.headers, room.capacity, MSG_WAITFORONE, null, settled);
      });
      return room.list(count);
    },
    close: (fd) => void check('close', close(fd)),
  };
}
