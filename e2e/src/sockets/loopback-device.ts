import { closeSocket, openStreamSocket, runIoctl } from './libc.ts';
import { ADDRESS_FAMILY } from './loopback-address.ts';

const SIOCGIFFLAGS = 0x8913;
const SIOCSIFFLAGS = 0x8914;
const IFF_UP = 1;
/** sizeof(struct ifreq): a name of 16 bytes, then a union that begins with the flags. */
const IFREQ_BYTES = 40;
const FLAGS_OFFSET = 16;

/** Brings `lo` up, which a fresh network namespace leaves down. Needs no `ip` program. */
export function bringLoopbackUp(): void {
  const request = new Uint8Array(IFREQ_BYTES);
  request.set(new TextEncoder().encode('lo'));
  const view = new DataView(request.buffer);
  const fd = openStreamSocket(ADDRESS_FAMILY[4]);
  try {
    runIoctl(fd, SIOCGIFFLAGS, request);
    view.setInt16(FLAGS_OFFSET, view.getInt16(FLAGS_OFFSET, true) | IFF_UP, true);
    runIoctl(fd, SIOCSIFFLAGS, request);
  } finally {
    closeSocket(fd);
  }
}
