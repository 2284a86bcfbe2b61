import type { Socket } from 'node:net';
import { readSocketOption } from '../../sockets/libc.ts';
import { readClock } from './clock.ts';

const TCP_INFO = { level: 6, name: 11 };
/** Offsets in struct tcp_info of include/uapi/linux/tcp.h: milliseconds since the packet. */
const LAST_DATA_SENT = 44;
const LAST_DATA_RECEIVED = 52;
const LAST_ACK_RECEIVED = 56;
const INFO_BYTES = 60;

/**
 * When the kernel sent and received the last packets of a connection, on the clock of {@link readClock}: however late a busy
 * machine lets this process run, these are exact to a tick of the kernel.
 */
export interface PacketTimes {
  readonly dataSentAt: number;
  readonly dataReceivedAt: number;
  /** A FIN carries one. */
  readonly ackReceivedAt: number;
}

/** Reads TCP_INFO of an open socket. */
export function readPacketTimes(socket: Socket): PacketTimes {
  const info = new DataView(readSocketOption(toDescriptor(socket), TCP_INFO, INFO_BYTES).buffer);
  const now = readClock();
  const toTime = (offset: number) => now - info.getUint32(offset, true);
  return {
    dataSentAt: toTime(LAST_DATA_SENT),
    dataReceivedAt: toTime(LAST_DATA_RECEIVED),
    ackReceivedAt: toTime(LAST_ACK_RECEIVED),
  };
}

/** The descriptor of an open socket. */
export function toDescriptor(socket: Socket): number {
  return (socket as Socket & { readonly _handle: { readonly fd: number } })._handle.fd;
}
