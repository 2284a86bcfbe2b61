import { hostFactsSchema } from '@finwait/contracts';
import {
  MAX_LISTENERS,
  UPLINK_NAMESPACE,
  type HostNamespaces,
  type HostServers,
  type NamespaceSettings,
  type ServerReading,
} from '@finwait/contracts/protocol';
import type { Listener } from '@finwait/tcp';
import { io, type Socket } from 'socket.io-client';
import { createLogLines } from '../testing/log-lines.js';
import { TinyApi } from '../testing/tiny-api.js';
import { until } from '../testing/until.js';
import { FactsSender, type FactsTiming } from './facts-sender.js';

const PATIENT: FactsTiming = { ackTimeoutMs: 5_000, pauseMs: 0, namespacesEveryMs: 0 };

const toSettings = (finTimeout: number): NamespaceSettings[] => [
  { namespace: 'own', label: null, values: { tcp_fin_timeout: finTimeout } },
];
const toListener = (port: number, change: Partial<Listener> = {}): Listener => ({
  cookie: port.toString(16),
  address: '0.0.0.0',
  port,
  queue: 0,
  limit: 128,
  drops: 0,
  uid: 0,
  inode: port,
  ...change,
});
const toLists = (api: TinyApi) => api.facts.flatMap(({ listeners }) => (listeners ? [listeners] : []));

const clients: Socket[] = [];
afterEach(() => {
  for (const client of clients.splice(0)) client.disconnect();
});

/** A sender with a real connection to a tiny API, which is told of every connection. */
async function connectSender(timing = PATIENT) {
  const api = await TinyApi.open();
  const { log, lines } = createLogLines();
  const sender = new FactsSender(log, timing);
  const client = io(`${api.url}${UPLINK_NAMESPACE}`, {
    auth: {},
    transports: ['websocket'],
    reconnection: false,
  });
  clients.push(client);
  client.on('connect', () => sender.connected(client));
  await until(() => client.connected);
  return { api, sender, client, lines };
}

describe('a sender of facts', () => {
  it('says what it knows when it is connected, in the words of the contract', async () => {
    const { api, sender } = await connectSender();
    sender.noteSettings(toSettings(60), 1_000);
    sender.noteListeners([toListener(80)], 2_000);
    await until(() => api.facts.length === 2);
    expect(api.facts.map((facts) => hostFactsSchema.parse(facts))).toEqual([
      { v: 1, at: 1_000, settings: toSettings(60) },
      {
        v: 1,
        at: 2_000,
        listeners: { isComplete: true, listeners: [toListener(80)], gone: [], omitted: 0 },
      },
    ]);
  });

  it('says of listeners only what changed, and nothing where nothing did', async () => {
    const { api, sender } = await connectSender();
    sender.noteListeners([toListener(80), toListener(443), toListener(22)], 1_000);
    await until(() => api.facts.length === 1);
    sender.noteListeners([toListener(22), toListener(443), toListener(80)], 2_000);
    sender.noteListeners(null, 3_000);
    const full = toListener(443, { queue: 129, drops: 7 });
    sender.noteListeners([toListener(22), full, toListener(8080)], 4_000);
    await until(() => api.facts.length === 2);
    expect(api.facts[1]).toEqual({
      v: 1,
      at: 4_000,
      listeners: {
        isComplete: false,
        listeners: [full, toListener(8080)],
        gone: [toListener(80).cookie],
        omitted: 0,
      },
    });
  });

  it('says of namespaces what is new, and not more often than is allowed', async () => {
    const { api, sender } = await connectSender({ ...PATIENT, namespacesEveryMs: 60_000 });
    const own: HostNamespaces = { seen: 'own', why: 'setns: EPERM', others: [] };
    sender.noteNamespaces(own, 1_000);
    await until(() => api.facts.length === 1);
    sender.noteNamespaces({ ...own, seen: 'all', why: null }, 2_000);
    sender.noteSettings(toSettings(60), 3_000);
    await until(() => api.facts.length === 2);
    expect(api.facts.map((facts) => hostFactsSchema.parse(facts))).toEqual([
      { v: 1, at: 1_000, namespaces: own },
      { v: 1, at: 3_000, settings: toSettings(60) },
    ]);
  });

  it('says nothing of namespaces that are as they were', async () => {
    const { api, sender } = await connectSender();
    const own: HostNamespaces = { seen: 'own', why: 'setns: EPERM', others: [] };
    sender.noteNamespaces(own, 1_000);
    await until(() => api.facts.length === 1);
    sender.noteNamespaces({ ...own }, 2_000);
    sender.noteNamespaces({ ...own, why: 'setns: EACCES' }, 3_000);
    await until(() => api.facts.length === 2);
    expect(api.facts.map(({ at }) => at)).toEqual([1_000, 3_000]);
  });

  it('says of servers what is new', async () => {
    const { api, sender } = await connectSender();
    const none: HostServers = { servers: [], why: null, omittedHops: 0 };
    const one: HostServers['servers'][number] = {
      kind: 'nginx',
      version: '1.22.1',
      pid: 7,
      listens: ['0.0.0.0:80'],
      hops: [{ name: 'a', listens: ['80'], target: null, settings: { keepalive_timeout: '65' } }],
      unseen: [],
    };
    sender.noteServers(none, 1_000);
    await until(() => api.facts.length === 1);
    sender.noteServers({ ...none }, 2_000);
    sender.noteServers({ servers: [one], why: null, omittedHops: 0 }, 3_000);
    await until(() => api.facts.length === 2);
    expect(api.facts.map((facts) => hostFactsSchema.parse(facts))).toEqual([
      { v: 1, at: 1_000, servers: none },
      { v: 1, at: 3_000, servers: { servers: [one], why: null, omittedHops: 0 } },
    ]);
  });

  it('says every reading of servers, also those of while the API was away, the oldest first', async () => {
    const { api, sender, client } = await connectSender();
    const activity: ServerReading[] = [
      { kind: 'nginx', place: 'http://127.0.0.1:80/status', values: [4, 3, null], why: null },
    ];
    const toldAt = () => new Set(api.facts.map((facts) => hostFactsSchema.parse(facts).at));
    sender.noteActivity(activity, 60_000);
    await until(() => toldAt().has(60_000));
    client.disconnect();
    for (const at of [120_000, 180_000]) sender.noteActivity(activity, at);
    client.connect();
    await until(() => toldAt().has(180_000));
    sender.noteActivity([{ ...activity[0]!, values: null, why: 'ECONNREFUSED' }], 240_000);
    await until(() => toldAt().has(240_000));
    // One that the API took without being heard is said again.
    expect([...toldAt()]).toEqual([60_000, 120_000, 180_000, 240_000]);
    expect(api.facts[0]).toEqual({ v: 1, at: 60_000, activity });
    expect(api.facts.at(-1)).toMatchObject({ activity: [{ values: null, why: 'ECONNREFUSED' }] });
  });

  it('keeps the newest 360 readings of servers', async () => {
    const { api, sender, client } = await connectSender();
    client.disconnect();
    for (let minute = 1; minute <= 365; minute += 1) sender.noteActivity([], minute * 60_000);
    client.connect();
    await until(() => api.facts.length === 360);
    expect(api.facts[0]).toMatchObject({ at: 6 * 60_000 });
  });

  it('says everything again on a new connection', async () => {
    const { api, sender, client } = await connectSender();
    sender.noteSettings(toSettings(60), 1_000);
    sender.noteListeners([toListener(80)], 2_000);
    await until(() => api.facts.length === 2);
    client.disconnect();
    client.connect();
    await until(() => api.facts.length === 4);
    expect(api.facts.slice(2)).toEqual(api.facts.slice(0, 2));
  });

  it('has one message on the way and says afterwards what changed meanwhile', async () => {
    const { api, sender } = await connectSender();
    const seen: number[] = [];
    api.note = () => {
      seen.push(toLists(api).length);
      if (seen.length === 1) {
        sender.noteListeners([toListener(80, { queue: 1 })], 2_000);
        sender.noteListeners([toListener(80, { queue: 2 })], 3_000);
      }
      return { ok: true };
    };
    sender.noteListeners([toListener(80)], 1_000);
    await until(() => seen.length === 2);
    expect(toLists(api)[1]?.listeners).toEqual([toListener(80, { queue: 2 })]);
  });

  it('says once that facts are not taken, says them again, and says when they are', async () => {
    const { api, sender, lines } = await connectSender();
    api.note = () =>
      api.facts.length < 3 ? { ok: false, code: 'storage_unavailable', detail: 'full' } : { ok: true };
    sender.noteSettings(toSettings(60), 1_000);
    await until(() => lines.length === 2);
    expect(api.facts).toHaveLength(3);
    expect(new Set(api.facts.map((facts) => JSON.stringify(facts))).size).toBe(1);
    expect(lines[0]).toMatch(
      /^warn settings, listeners, servers, what they do, and namespaces are not taken: storage_unavailable: .*full/,
    );
    expect(lines[1]).toBe(
      'info the API takes settings, listeners, servers, what they do, and namespaces again',
    );
  });

  it('leaves an API in peace that does not know of facts', async () => {
    const { api, sender, lines } = await connectSender({
      ackTimeoutMs: 20,
      pauseMs: 60_000,
      namespacesEveryMs: 0,
    });
    api.note = () => null;
    sender.noteSettings(toSettings(60), 1_000);
    await until(() => lines.length === 1);
    sender.noteSettings(toSettings(30), 2_000);
    sender.noteListeners([toListener(80)], 3_000);
    expect(lines[0]).toContain('api_unreachable');
    expect(api.facts).toHaveLength(1);
  });

  it('says how many listeners it leaves out', async () => {
    const { api, sender } = await connectSender();
    const ports = Array.from({ length: MAX_LISTENERS + 2 }, (_, index) => index + 1);
    sender.noteListeners(
      ports.map((port) => toListener(port)),
      1_000,
    );
    await until(() => api.facts.length === 1);
    expect(toLists(api)[0]?.listeners).toHaveLength(MAX_LISTENERS);
    expect(toLists(api)[0]?.omitted).toBe(2);
  });
});
