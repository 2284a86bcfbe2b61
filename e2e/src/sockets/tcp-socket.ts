import type { State } from '@finwait/tcp';
import {
  acceptFrom,
  bindSocket,
  closeSocket,
  listenOn,
  openStreamSocket,
  readLocalAddress,
  readSocketOption,
  sendSome,
  setSocketOption,
  shutdownWrite,
  startConnect,
} from './libc.ts';
import {
  ADDRESS_BYTES,
  ADDRESS_FAMILY,
  decodePort,
  loopbackAddress,
  type Family,
} from './loopback-address.ts';
import { STATE_BY_NUMBER } from './state-number.ts';

const SOL_SOCKET = 1;
const IPPROTO_TCP = 6;
const IPPROTO_IPV6 = 41;
const SEND_BUFFER = { level: SOL_SOCKET, name: 7 };
const RECEIVE_BUFFER = { level: SOL_SOCKET, name: 8 };
const LINGER = { level: SOL_SOCKET, name: 13 };
const DEFER_ACCEPT = { level: IPPROTO_TCP, name: 9 };
const TCP_INFO = { level: IPPROTO_TCP, name: 11 };
const V6_ONLY = { level: IPPROTO_IPV6, name: 26 };

const FILLER = new Uint8Array(16_384);

/** One descriptor of a non-blocking TCP socket on loopback. */
export class TcpSocket {
  readonly family: Family;
  private readonly fd: number;
  private isOpen = true;

  constructor(family: Family, fd?: number) {
    this.family = family;
    this.fd = fd ?? openStreamSocket(ADDRESS_FAMILY[family]);
    if (fd === undefined && family === 6) setSocketOption(this.fd, V6_ONLY, new Int32Array([1]));
  }

  get port(): number {
    return decodePort(readLocalAddress(this.fd, ADDRESS_BYTES[this.family]));
  }

  /** What the kernel says of this very socket (`tcpi_state`, the first byte of struct tcp_info). */
  get state(): State | undefined {
    return STATE_BY_NUMBER.get(readSocketOption(this.fd, TCP_INFO, 1)[0] ?? 0);
  }

  /** Binds to a port the kernel chooses. */
  bind(): void {
    bindSocket(this.fd, loopbackAddress(this.family, 0));
  }

  listen(backlog: number): void {
    listenOn(this.fd, backlog);
  }

  connect(port: number): void {
    startConnect(this.fd, loopbackAddress(this.family, port));
  }

  accept(): TcpSocket | null {
    const fd = acceptFrom(this.fd);
    return fd === null ? null : new TcpSocket(this.family, fd);
  }

  limitReceiveBuffer(bytes: number): void {
    setSocketOption(this.fd, RECEIVE_BUFFER, new Int32Array([bytes]));
  }

  limitSendBuffer(bytes: number): void {
    setSocketOption(this.fd, SEND_BUFFER, new Int32Array([bytes]));
  }

  /** Connections stay in SYN_RECV until they send something, for up to `seconds`. */
  deferAccept(seconds: number): void {
    setSocketOption(this.fd, DEFER_ACCEPT, new Int32Array([seconds]));
  }

  /** Sends until neither the peer's window nor our buffer takes another byte. */
  fill(): void {
    while (sendSome(this.fd, FILLER) !== null);
  }

  shutdownWrite(): void {
    shutdownWrite(this.fd);
  }

  /** An orderly close: the descriptor goes, the kernel finishes the connection. */
  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    closeSocket(this.fd);
  }

  /** Ends the connection with a reset, so that neither end leaves a trace. */
  abort(): void {
    if (!this.isOpen) return;
    setSocketOption(this.fd, LINGER, new Int32Array([1, 0]));
    this.close();
  }
}
