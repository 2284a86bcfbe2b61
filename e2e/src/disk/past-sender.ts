import { once } from 'node:events';
import {
  isUplinkAck,
  PROTOCOL_VERSION,
  UPLINK_NAMESPACE,
  type UplinkAck,
  type UplinkClientEvents,
  type UplinkRow,
  type UplinkServerEvents,
} from '@finwait/contracts';
import { io, type Socket } from 'socket.io-client';
import type { PastSnapshots } from '../kills/past-snapshots.ts';

const PROFILE = { agentVersion: '0', source: 'netlink', platform: 'test', intervalMs: 10_000 } as const;
const ROWS_PER_MESSAGE = 200;

/** Sends snapshots of the past one message after the other, each when it is told to. */
export class PastSender {
  readonly #uplink: Socket<UplinkServerEvents, UplinkClientEvents>;

  constructor(url: string, credential: string) {
    this.#uplink = io(`${url}${UPLINK_NAMESPACE}`, {
      auth: { credential, v: PROTOCOL_VERSION, profile: PROFILE },
      transports: ['websocket'],
      forceNew: true,
      reconnectionDelayMax: 100,
    });
  }

  /** Sends one message, when it is connected, and notes what was acknowledged. */
  async send(snapshots: PastSnapshots): Promise<UplinkAck> {
    if (!this.#uplink.connected) await once(this.#uplink as unknown as NodeJS.EventEmitter, 'connect');
    const batch = snapshots.next(ROWS_PER_MESSAGE);
    const rows = batch.map(({ seq, takenAt, values }): UplinkRow => [seq, takenAt, 0, ...values]);
    const message = { v: PROTOCOL_VERSION, run: 'past', rows };
    const ack: unknown = await this.#uplink.timeout(20_000).emitWithAck('snapshots', message);
    if (!isUplinkAck(ack)) throw new Error(`no acknowledgement: ${JSON.stringify(ack)}`);
    if (ack.ok) snapshots.acknowledge(batch);
    return ack;
  }

  /** Sends message after message until one is refused; the answer is that refusal. */
  async sendUntilRefused(snapshots: PastSnapshots): Promise<UplinkAck> {
    for (;;) {
      const ack = await this.send(snapshots);
      if (!ack.ok) return ack;
    }
  }

  close(): void {
    this.#uplink.disconnect();
  }
}
