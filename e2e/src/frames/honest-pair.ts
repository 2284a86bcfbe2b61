import { join } from 'node:path';
import { LIVE_NAMESPACE, type LiveClientEvents, type LiveServerEvents } from '@finwait/contracts';
import { io, type Socket } from 'socket.io-client';
import { eventually } from '../processes/condition.ts';
import { ProcessUnderTest } from '../processes/process-under-test.ts';
import { AGENT } from '../processes/repository.ts';
import { ADMIN_TOKEN, newEnrolmentToken } from '../processes/started-api.ts';

/** An agent that sends its snapshots and a viewer that watches them. */
export interface HonestPair {
  /** Everything the agent said. */
  readonly agent: ProcessUnderTest;
  /** Rows of the agent's host that the viewer was sent so far. */
  countRows(): number;
  /** Resolves when the viewer was sent so many more. */
  seeMore(rows: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts both and waits until the viewer sees the agent's host. */
export async function startHonestPair(api: string, dir: string): Promise<HonestPair> {
  const options = ['--api', api, '--name', 'honest', '--interval', '500ms', '--cpu-budget', '100%'];
  const agent = new ProcessUnderTest([AGENT, ...options], {
    FINWAIT_STATE_DIR: join(dir, 'agent'),
    FINWAIT_TOKEN: await newEnrolmentToken(api),
  });
  await agent.printed(/connected to/);
  const viewer: Socket<LiveServerEvents, LiveClientEvents> = io(`${api}${LIVE_NAMESPACE}`, {
    auth: { token: ADMIN_TOKEN },
    transports: ['websocket'],
    reconnection: false,
  });
  let rows = 0;
  viewer.on('frame', (frame) => (rows += frame.rows.filter(([name]) => name === 'honest').length));
  await viewer.emitWithAck('subscribe', { hosts: ['honest'] });
  const seeMore = async (more: number): Promise<void> => {
    const wanted = rows + more;
    await eventually(() => {
      if (!viewer.connected) throw new Error('the viewer was cut off');
      return Promise.resolve(rows >= wanted);
    });
  };
  await seeMore(1);
  return {
    agent,
    countRows: () => rows,
    seeMore,
    stop: async () => {
      viewer.disconnect();
      agent.kill('SIGTERM');
      await agent.ended;
    },
  };
}
