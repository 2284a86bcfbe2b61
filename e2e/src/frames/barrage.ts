import { LIVE_NAMESPACE, PROTOCOL_VERSION, UPLINK_NAMESPACE } from '@finwait/contracts';
import { ADMIN_TOKEN, enrol } from '../processes/started-api.ts';
import { seededRandom, toEnding, toWrongBody, toWrongPacket } from './malformed.ts';
import { RawWebSocket, toFrame } from './raw-websocket.ts';

/** Packets over one connection before the one that ends it. */
const PACKETS_EACH = 199;
const AT_A_TIME = 8;
const HOSTS = 20;
const PATHS = ['session', 'enrol', 'enrolments', 'users', 'hosts/x/netstat', 'tokens', 'sign-in-links'];

/** What the API was sent, and read for certain: it answered what came after, or ended the connection. */
export interface Barrage {
  packets: number;
  endings: number;
  bodies: number;
  /** Answers to bodies, by status. */
  readonly statuses: Map<number, number>;
}

/** Sends malformed frames until the API has read so many: one REST body to every connection. */
export async function sendMalformed(api: string, frames: number, seed: number): Promise<Barrage> {
  const random = seededRandom(seed);
  const sent: Barrage = { packets: 0, endings: 0, bodies: 0, statuses: new Map() };
  const count = () => sent.packets + sent.endings + sent.bodies;
  const credentials = await Promise.all(Array.from({ length: HOSTS }, (_, at) => enrol(api, `target-${at}`)));
  let connections = 0;
  const work = async (): Promise<void> => {
    while (count() < frames) {
      connections += 1;
      await sendOver(api, connections, credentials[connections % HOSTS] ?? '', random, sent);
      await sendBody(api, connections, random, sent);
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return sent;
}

async function sendOver(
  api: string,
  at: number,
  credential: string,
  random: () => number,
  sent: Barrage,
): Promise<void> {
  const namespace = at % 2 === 0 ? UPLINK_NAMESPACE : LIVE_NAMESPACE;
  const profile = { agentVersion: '0', source: 'netlink', platform: 'test', intervalMs: 10_000 };
  const auth = at % 2 === 0 ? { credential, v: PROTOCOL_VERSION, profile } : { token: ADMIN_TOKEN };
  const socket = await RawWebSocket.open(api, toAddress(at));
  socket.write(toFrame(`40${namespace},${JSON.stringify(auth)}`));
  if (!(await socket.received(`40${namespace},`))) throw new Error('the connection was refused');
  const packets = Array.from({ length: PACKETS_EACH }, () => toFrame(toWrongPacket(random, namespace)));
  const last = `${namespace},7654321`;
  socket.write(
    Buffer.concat([...packets, toFrame(`42${last}["${at % 2 === 0 ? 'snapshots' : 'unsubscribe'}"]`)]),
  );
  if (await socket.received(`43${last}[`)) sent.packets += PACKETS_EACH;
  socket.write(toEnding(random, namespace));
  await socket.closed();
  sent.endings += 1;
}

async function sendBody(api: string, at: number, random: () => number, sent: Barrage): Promise<void> {
  const answer = await fetch(`${api}/api/v1/${PATHS[at % PATHS.length]}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${ADMIN_TOKEN}`,
      'content-type': random() < 0.8 ? 'application/json' : 'text/plain',
      'x-forwarded-for': toAddress(at),
    },
    body: toWrongBody(random),
  });
  await answer.arrayBuffer();
  sent.bodies += 1;
  sent.statuses.set(answer.status, (sent.statuses.get(answer.status) ?? 0) + 1);
}

/** Another address for each connection: one address alone would be told to wait. */
function toAddress(at: number): string {
  return `10.${(at >> 16) & 255}.${(at >> 8) & 255}.${at & 255}`;
}
