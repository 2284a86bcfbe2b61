import { COLUMN_NAMES } from '@finwait/tcp';
import { listEvents } from '../testing/declared-routes.js';
import { ADMIN_TOKEN, scratchApi, whenConnected } from '../testing/scratch-api.js';
import { LIVE_MESSAGES } from './live-document.js';

const scratch = scratchApi();

interface Document {
  readonly asyncapi: string;
  readonly operations: Readonly<Record<string, { readonly action: string }>>;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

describe('the document of the live feed', () => {
  it('names every event that the API takes, and resolves in itself', async () => {
    const answer = await scratch.request('/asyncapi.json', { headers: {} });
    const text = await answer.text();
    const document = JSON.parse(text) as Document;
    const taken = Object.entries(document.operations).filter(([, { action }]) => action === 'receive');
    const declared = listEvents(scratch.api().app).filter((event) => event.startsWith('/live '));
    expect(taken.map(([name]) => `/live ${name}`).toSorted()).toEqual(declared.toSorted());
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/([^"]+)"/g))
      expect(document.components.schemas).toHaveProperty(name);
  });

  it('describes what is really sent', async () => {
    const viewer = scratch.connectViewer({ token: ADMIN_TOKEN });
    await whenConnected(viewer);
    const seen = new Map<string, unknown>();
    viewer.onAny((event: string, message: unknown) => seen.set(event, message));
    const subscription = { fleet: true, states: ['LISTEN', 'CLOSE_WAIT'] } as const;
    const ack: unknown = await viewer.emitWithAck('subscribe', {
      ...subscription,
      states: [...subscription.states],
    });
    const agent = scratch.connectAgent(await scratch.enrol('web-01'));
    await whenConnected(agent);
    const row = [1, Date.now(), 0, ...COLUMN_NAMES.map((_, at) => (at === 0 ? null : at))] as const;
    await agent.emitWithAck('snapshots', { v: 1, run: 'r', rows: [row] });
    while (!seen.has('frame') || !seen.has('host')) await new Promise((resolve) => setImmediate(resolve));
    const payloadOf = (event: string) => LIVE_MESSAGES[event]?.payload;
    expect(payloadOf('subscribe')?.safeParse(subscription).success).toBe(true);
    expect(LIVE_MESSAGES['subscribe']?.acknowledgement?.safeParse(ack).error).toBeUndefined();
    for (const event of ['frame', 'host'])
      expect(payloadOf(event)?.safeParse(seen.get(event)).error).toBeUndefined();
    expect(payloadOf('frame')?.safeParse({ at: 1, rows: [['web-01', 'soon', 1]] }).success).toBe(false);
  });
});
