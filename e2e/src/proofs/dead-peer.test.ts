import type { Hop, Path, VerdictCode } from '@finwait/tcp';
import { setKernel, startPath } from './hops/start-path.ts';
import { expectWhenPredicted } from './predicted.ts';
import { checkWith, describeProof, type Workshop } from './proof.ts';
import type { Site } from './site/site.ts';

const NETWORKS = [
  ['10.9.1.1', '10.9.1.2'],
  ['10.9.2.1', '10.9.2.2'],
] as const;
/** Keepalive of the kernel in seconds instead of hours. */
const QUICK = { tcp_keepalive_time: 2, tcp_keepalive_intvl: 1, tcp_keepalive_probes: 3 };

/** A client and a server with a router between them that can swallow everything. */
async function openRouted({
  open,
}: Workshop): Promise<{ client: Site; router: Site; server: Site; address: string }> {
  const [client, router, server] = await Promise.all([open(), open(), open()]);
  const [[near, nearRouter], [farRouter, far]] = NETWORKS;
  await client.join(router, `${near}/24`, `${nearRouter}/24`);
  await router.join(server, `${farRouter}/24`, `${far}/24`);
  await router.do('run', 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  await client.shell(`ip route add default via ${nearRouter}`);
  await server.shell(`ip route add default via ${farRouter}`);
  return { client, router, server, address: far };
}

const SWALLOW =
  "nft add table ip t; nft 'add chain ip t f { type filter hook forward priority 0; }'; nft add rule ip t f drop";

interface Row {
  readonly title: string;
  readonly client: Hop;
  /** Sent after the way is cut, so that data wait for an acknowledgement. */
  readonly words?: string;
}

const IDLE_ROWS: readonly Row[] = [
  {
    title: 'by the probes of the kernel',
    client: { kind: 'client', settings: { SO_KEEPALIVE: 'on' }, kernel: QUICK },
  },
  {
    title: 'by TCP_USER_TIMEOUT before the probes have ended',
    client: { kind: 'client', settings: { SO_KEEPALIVE: 'on', TCP_USER_TIMEOUT: 2_500 }, kernel: QUICK },
  },
  {
    title: 'by options of the socket',
    client: {
      kind: 'client',
      settings: { SO_KEEPALIVE: 'on', TCP_KEEPIDLE: 1, TCP_KEEPINTVL: 1, TCP_KEEPCNT: 2 },
    },
  },
];

describeProof('a peer behind a way that was cut without a word', (workshop) => {
  const toPath = (client: Hop): Path => ({ protocol: 'tcp', hops: [client, { kind: 'server' }] });

  async function cut(path: Path, words?: string) {
    const { client, router, server, address } = await openRouted(workshop);
    const opening = await startPath(server, path, workshop.dir, address);
    const [hop] = path.hops;
    if (hop) await setKernel(client, hop);
    const id = await client.do('open', opening);
    const { heardAt } = await client.do('ask', id, 'hello', 'hello$');
    await router.shell(SWALLOW);
    if (words !== undefined) await client.do('say', id, words);
    return { client, id, heardAt };
  }

  it.concurrent.each(IDLE_ROWS)('is noticed when predicted: $title', async ({ client: hop }) => {
    const path = toPath(hop);
    const [segment] = checkWith(path, []).segments;
    const { client, id, heardAt } = await cut(path);
    const { endedAt, ending, lateMs } = await client.do('ended', id);
    expect(ending).toBe('ETIMEDOUT');
    const [answer] = segment?.deadPeers ?? [];
    expectWhenPredicted((endedAt ?? NaN) - heardAt, answer?.idleSeconds, lateMs);
  });

  it.concurrent('is noticed by what is repeated in vain, as tcp_retries2 says', async () => {
    const path = toPath({ kind: 'client', kernel: { tcp_retries2: 5 } });
    const [segment] = checkWith(path, []).segments;
    const { client, id, heardAt } = await cut(path, 'is anybody there?');
    const { endedAt, ending, lateMs } = await client.do('ended', id);
    expect(ending).toBe('ETIMEDOUT');
    const [answer] = segment?.deadPeers ?? [];
    expectWhenPredicted((endedAt ?? NaN) - heardAt, answer?.unacknowledgedSeconds, lateMs);
  });

  it.concurrent(
    'is never noticed by a socket that does not ask for keepalive, whatever the kernel has',
    async () => {
      const path = toPath({
        kind: 'client',
        settings: { SO_KEEPALIVE: 'off', idle: 'never' },
        kernel: QUICK,
      });
      const codes: VerdictCode[] = ['DEAD_PEER_NEVER', 'KEEPALIVE_NOT_ENABLED'];
      checkWith(path, codes);
      const { client, id, heardAt } = await cut(path);
      const long = 2 * (QUICK.tcp_keepalive_time + QUICK.tcp_keepalive_intvl * QUICK.tcp_keepalive_probes);
      await client.do('reach', heardAt + long * 1_000);
      expect((await client.do('seen', id)).ending).toBeNull();
    },
  );
});
