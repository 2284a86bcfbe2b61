/** @jest-environment node */
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Socket } from 'socket.io';
import { LiveConnection, type LiveListener } from './live-connection';

/** A live feed on a real port that records what viewers ask for. */
class Feed {
  readonly http: HttpServer = createServer();
  readonly io = new Server(this.http);
  readonly subscriptions: unknown[] = [];
  readonly viewers: Socket[] = [];
  refusal: string | null = null;
  answer: unknown = { ok: true, columns: ['CLOSE_WAIT'], hosts: [] };

  async start(): Promise<string> {
    const live = this.io.of('/live');
    live.use((_, next) =>
      next(
        this.refusal === null
          ? undefined
          : Object.assign(new Error(this.refusal), { data: { code: this.refusal } }),
      ),
    );
    live.on('connection', (viewer) => {
      this.viewers.push(viewer);
      viewer.on('subscribe', (subscription: unknown, acknowledge: (ack: unknown) => void) => {
        this.subscriptions.push(subscription);
        acknowledge(this.answer);
      });
      viewer.on('unsubscribe', () => this.subscriptions.push('unsubscribe'));
    });
    await new Promise<void>((resolve) => this.http.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.http.address() as AddressInfo).port}`;
  }
}

/** Waits until `read` is true, looking again whenever the event loop turns. */
const until = async (read: () => boolean) => {
  while (!read()) await new Promise((resolve) => setTimeout(resolve, 5));
};

const makeListener = (heard: string[]): LiveListener => ({
  subscribed: (columns) => heard.push(`subscribed ${columns.join()}`),
  frame: (frame) => heard.push(`frame ${frame.at}`),
  host: (event) => heard.push(`host ${event.name}`),
  resync: () => heard.push('resync'),
});

describe('LiveConnection', () => {
  let feed: Feed;
  let connection: LiveConnection;
  let signedOut: number;
  let heard: string[];

  beforeEach(async () => {
    feed = new Feed();
    signedOut = 0;
    heard = [];
    connection = new LiveConnection({ origin: await feed.start(), signedOut: () => (signedOut += 1) });
  });

  afterEach(async () => {
    connection.close();
    await feed.io.close();
  });

  it('subscribes and passes on what the feed sends', async () => {
    connection.watch({ fleet: true }, makeListener(heard));
    await until(() => heard.includes('subscribed CLOSE_WAIT'));
    feed.viewers[0]?.emit('frame', { at: 5, rows: [] });
    feed.viewers[0]?.emit('host', { name: 'web-01', change: 'left', status: 'stale', lastSeenAt: null });
    feed.viewers[0]?.emit('resync', { from: 1 });
    await until(() => heard.length === 4);
    expect(heard).toEqual(['subscribed CLOSE_WAIT', 'frame 5', 'host web-01', 'resync']);
    expect(connection.readLine().status).toBe('live');
  });

  it('takes the line for up where only the host is not there', async () => {
    feed.answer = { ok: false, code: 'host_unknown', detail: 'no host is named nowhere' };
    connection.watch({ hosts: ['nowhere'] }, makeListener(heard));
    await until(() => connection.readLine().status !== 'connecting');
    expect([connection.readLine().status, heard]).toEqual(['live', []]);
  });

  it('says that the line is down, and subscribes again when it is back', async () => {
    const lines: string[] = [];
    connection.observeLine(() => lines.push(connection.readLine().status));
    connection.watch({ hosts: ['web-01'] }, makeListener(heard));
    await until(() => lines.includes('live'));
    feed.viewers[0]?.disconnect(true);
    await until(() => feed.subscriptions.length === 2);
    await until(() => connection.readLine().status === 'live');
    expect(lines).toEqual(['live', 'offline', 'live']);
    expect(feed.subscriptions).toEqual([{ hosts: ['web-01'] }, { hosts: ['web-01'] }]);
    expect(heard).toEqual(['subscribed CLOSE_WAIT', 'subscribed CLOSE_WAIT']);
  });

  it('ends a subscription and tells nothing of it any more', async () => {
    const stop = connection.watch({ fleet: true }, makeListener(heard));
    await until(() => heard.length === 1);
    stop();
    await until(() => feed.subscriptions.includes('unsubscribe'));
    feed.viewers[0]?.emit('frame', { at: 5, rows: [] });
    connection.watch({ hosts: ['web-01'] }, makeListener(heard));
    await until(() => heard.length === 2);
    expect(heard).toEqual(['subscribed CLOSE_WAIT', 'subscribed CLOSE_WAIT']);
  });

  it('sends the reader to sign in when the session is refused, and stops trying', async () => {
    feed.refusal = 'credentials_refused';
    connection.watch({ fleet: true }, makeListener(heard));
    await until(() => signedOut > 0);
    expect(signedOut).toBe(1);
    expect(connection.readLine().status).toBe('connecting');
  });
});
