import { readlinkSync } from 'node:fs';
import { bringLoopbackUp } from './loopback-device.ts';
import { openSockets, type SocketPlan } from './open-sockets.ts';

/** Opens the sockets of a plan in the network namespace that it was started in, says so, and holds them until it is told to end. */
bringLoopbackUp();
const sockets = await openSockets(JSON.parse(process.argv[2] ?? '') as SocketPlan);
const id = Number(/\d+/.exec(readlinkSync('/proc/self/ns/net'))?.[0]);
process.stdout.write(`${JSON.stringify({ id, expected: sockets.expected })}\n`);
setInterval(() => {}, 60_000);
process.once('SIGTERM', () => process.exit(0));
