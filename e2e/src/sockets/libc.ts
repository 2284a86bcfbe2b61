import { constants } from 'node:os';
import { getSystemErrorName } from 'node:util';
import koffi from 'koffi';

/** `null` loads the symbols of the running process, so glibc and musl are found alike. */
const libc = koffi.load(null);

type Call<Parameters extends unknown[]> = (...parameters: Parameters) => number;

const libcSocket = libc.func('int socket(int, int, int)') as Call<[number, number, number]>;
const libcBind = libc.func('int bind(int, void*, uint32)') as Call<[number, Uint8Array, number]>;
const libcListen = libc.func('int listen(int, int)') as Call<[number, number]>;
const libcConnect = libc.func('int connect(int, void*, uint32)') as Call<[number, Uint8Array, number]>;
const libcAccept4 = libc.func('int accept4(int, void*, void*, int)') as Call<[number, null, null, number]>;
const libcShutdown = libc.func('int shutdown(int, int)') as Call<[number, number]>;
const libcClose = libc.func('int close(int)') as Call<[number]>;
const libcSend = libc.func('int64 send(int, void*, uint64, int)') as Call<
  [number, Uint8Array, number, number]
>;
const libcIoctl = libc.func('int ioctl(int, uint64, void*)') as Call<[number, number, Uint8Array]>;
const libcGetsockname = libc.func('int getsockname(int, void*, void*)') as Call<
  [number, Uint8Array, Uint8Array]
>;
const libcSetsockopt = libc.func('int setsockopt(int, int, int, void*, uint32)') as Call<
  [number, number, number, Uint8Array, number]
>;
const libcGetsockopt = libc.func('int getsockopt(int, int, int, void*, void*)') as Call<
  [number, number, number, Uint8Array, Uint8Array]
>;

const SOCK_STREAM = 1;
const SOCK_NONBLOCK = 0o4000;
const SOCK_CLOEXEC = 0o2000000;
const MSG_NOSIGNAL = 0x4000;
const SHUT_WR = 1;

const { EAGAIN, EINPROGRESS } = constants.errno;

/** The result of a call, or an error that names the call and its errno. The errno `tolerated` gives `null`. */
function resultOf(call: string, result: number, tolerated?: number): number | null {
  if (result >= 0) return result;
  const errno = koffi.errno();
  if (errno === tolerated) return null;
  throw new Error(`${call}: ${getSystemErrorName(-errno)}`);
}

/** A new non-blocking stream socket. */
export function openStreamSocket(addressFamily: number): number {
  const fd = libcSocket(addressFamily, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
  return Number(resultOf('socket', fd));
}

export function bindSocket(fd: number, address: Uint8Array): void {
  resultOf('bind', libcBind(fd, address, address.length));
}

export function listenOn(fd: number, backlog: number): void {
  resultOf('listen', libcListen(fd, backlog));
}

/** Starts the handshake; it may end later. */
export function startConnect(fd: number, address: Uint8Array): void {
  resultOf('connect', libcConnect(fd, address, address.length), EINPROGRESS);
}

/** The next connection of the accept queue, or `null` while it is empty. */
export function acceptFrom(fd: number): number | null {
  return resultOf('accept4', libcAccept4(fd, null, null, SOCK_NONBLOCK | SOCK_CLOEXEC), EAGAIN);
}

/** The number of bytes taken, or `null` when the send buffer is full. */
export function sendSome(fd: number, bytes: Uint8Array): number | null {
  return resultOf('send', libcSend(fd, bytes, bytes.length, MSG_NOSIGNAL), EAGAIN);
}

/** Closes our direction and keeps the descriptor. */
export function shutdownWrite(fd: number): void {
  resultOf('shutdown', libcShutdown(fd, SHUT_WR));
}

export function closeSocket(fd: number): void {
  resultOf('close', libcClose(fd));
}

export function setSocketOption(
  fd: number,
  option: { level: number; name: number },
  value: Int32Array,
): void {
  const bytes = new Uint8Array(value.buffer);
  resultOf('setsockopt', libcSetsockopt(fd, option.level, option.name, bytes, bytes.length));
}

/** The first `byteCount` bytes of the option's value. */
export function readSocketOption(
  fd: number,
  option: { level: number; name: number },
  byteCount: number,
): Uint8Array {
  const bytes = new Uint8Array(byteCount);
  const length = new Uint8Array(new Uint32Array([byteCount]).buffer);
  resultOf('getsockopt', libcGetsockopt(fd, option.level, option.name, bytes, length));
  return bytes;
}

export function readLocalAddress(fd: number, byteCount: number): Uint8Array {
  const address = new Uint8Array(byteCount);
  const length = new Uint8Array(new Uint32Array([byteCount]).buffer);
  resultOf('getsockname', libcGetsockname(fd, address, length));
  return address;
}

/** Runs an ioctl whose argument is a struct, which it may change. */
export function runIoctl(fd: number, request: number, struct: Uint8Array): void {
  resultOf('ioctl', libcIoctl(fd, request, struct));
}
