import {
  isUplinkAck,
  PROTOCOL_VERSION,
  UPLINK_NAMESPACE,
  type UplinkClientEvents,
  type UplinkRow,
  type UplinkServerEvents,
} from '@finwait/contracts';
import { io, type Socket } from 'socket.io-client';
import type { PastSnapshots } from './past-snapshots.ts';

const PROFILE = { agentVersion: '0', source: 'netlink', platform: 'test', intervalMs: 10_000 } as const;
const ROWS_PER_MESSAGE = 5;

/**
 * Sends snapshots of the past, a message as soon as the last one is acknowledged, through restarts of the API. What is
 * returned stops it and resolves when nothing is under way.
 */
export function streamPast(url: string, credential: string, snapshots: PastSnapshots): () => Promise<void> {
  const uplink: Socket<UplinkServerEvents, UplinkClientEvents> = io(`${url}${UPLINK_NAMESPACE}`, {
    auth: { credential, v: PROTOCOL_VERSION, profile: PROFILE },
    transports: ['websocket'],
    forceNew: true,
    timeout: 2_000,
    reconnectionDelay: 20,
    reconnectionDelayMax: 50,
  });
  let isStopped = false;
  const send = async (): Promise<void> => {
    const batch = snapshots.next(ROWS_PER_MESSAGE);
    const rows = batch.map(({ seq, takenAt, values }): UplinkRow => [seq, takenAt, 0, ...values]);
    const ack: unknown = await uplink
      .timeout(5_000)
      .emitWithAck('snapshots', { v: PROTOCOL_VERSION, run: 'past', rows })
      .catch(() => undefined);
    if (isUplinkAck(ack) && ack.ok) snapshots.acknowledge(batch);
  };
  const done = (async () => {
    while (!isStopped) {
      if (uplink.connected) await send();
      else await new Promise<void>((resolve) => void uplink.once('connect', resolve));
    }
    uplink.disconnect();
  })();
  return () => {
    isStopped = true;
    return done;
  };
}
