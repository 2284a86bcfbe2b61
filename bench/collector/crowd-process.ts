// Holds a share of the crowd: connections that are open, half closed, and in TIME_WAIT. Ends with its standard input.
import { ADDRESS_FAMILY, decodePort, loopbackAddress } from '../../e2e/src/sockets/loopback-address.ts';
import {
  acceptFrom,
  bindSocket,
  closeSocket,
  listenOn,
  openStreamSocket,
  readLocalAddress,
  shutdownWrite,
  startConnect,
} from '../../e2e/src/sockets/libc.ts';

const [, , openText = '0', halfText = '0', lingeringText = '0'] = process.argv;
const BACKLOG = 1_024;
/** A destination port has one connection per local port, so a crowd needs several. */
const CONNECTIONS_PER_PORT = 20_000;
const SOCKADDR_BYTES = 16;

interface Pair {
  readonly active: number;
  readonly passive: number;
}

interface Listener {
  readonly fd: number;
  readonly address: Uint8Array;
  used: number;
}

let listener: Listener = { fd: -1, address: new Uint8Array(), used: CONNECTIONS_PER_PORT };

function openListener(): Listener {
  const fd = openStreamSocket(ADDRESS_FAMILY[4]);
  bindSocket(fd, loopbackAddress(4, 0));
  listenOn(fd, BACKLOG);
  return { fd, address: loopbackAddress(4, decodePort(readLocalAddress(fd, SOCKADDR_BYTES))), used: 0 };
}

function openPair(): Pair {
  if (listener.used >= CONNECTIONS_PER_PORT) listener = openListener();
  listener.used += 1;
  const active = openStreamSocket(ADDRESS_FAMILY[4]);
  startConnect(active, listener.address);
  for (;;) {
    const passive = acceptFrom(listener.fd);
    if (passive !== null) return { active, passive };
  }
}

for (let count = Number(lingeringText); count > 0; count -= 1) {
  const { active, passive } = openPair();
  closeSocket(active);
  closeSocket(passive);
}
for (let count = Number(openText); count > 0; count -= 1) openPair();
for (let count = Number(halfText); count > 0; count -= 1) shutdownWrite(openPair().active);
process.stdout.write('ready\n');
process.stdin.resume().on('end', () => process.exit(0));
