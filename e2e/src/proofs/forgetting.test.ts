import type { Hop, Path, VerdictCode } from '@finwait/tcp';
import { startPath } from './hops/start-path.ts';
import { checkWith, describeProof, type Workshop } from './proof.ts';
import type { Site } from './site/site.ts';

/** The router forgets a connection after this much silence, seconds; it looks once a second or so. */
const FORGETS_AFTER = 2;
const IDLE_MS = 5_000;
/** So long an answer is waited for that does not come. */
const PATIENCE_MS = 1_500;

/** Lets only a SYN make an entry: what comes later and is not known is dropped. */
const STATEFUL = [
  'nft add table ip t',
  "nft 'add chain ip t f { type filter hook forward priority 0; policy drop; }'",
  'nft add rule ip t f ct state established,related accept',
  "nft 'add rule ip t f ct state new tcp flags & (fin | syn | rst | ack) == syn accept'",
].join('; ');

interface Row {
  readonly title: string;
  readonly client: Hop;
  readonly verdicts: readonly VerdictCode[];
  readonly survives: boolean;
}

const ROWS: readonly Row[] = [
  {
    title: 'lost without a word where no end sends probes',
    client: { kind: 'client', settings: { SO_KEEPALIVE: 'off' } },
    verdicts: ['SILENT_CUT'],
    survives: false,
  },
  {
    title: 'lost where probes come too late',
    client: {
      kind: 'client',
      settings: { SO_KEEPALIVE: 'on', TCP_KEEPIDLE: 30, TCP_KEEPINTVL: 1, TCP_KEEPCNT: 3 },
    },
    verdicts: ['KEEPALIVE_TOO_LATE'],
    survives: false,
  },
  {
    title: 'kept by probes that come in time',
    client: {
      kind: 'client',
      settings: { SO_KEEPALIVE: 'on', TCP_KEEPIDLE: 1, TCP_KEEPINTVL: 1, TCP_KEEPCNT: 3 },
    },
    verdicts: [],
    survives: true,
  },
];

async function openRouted({ open }: Workshop): Promise<{ client: Site; server: Site; address: string }> {
  const [client, router, server] = await Promise.all([open(), open(), open()]);
  await client.join(router, '10.8.1.1/24', '10.8.1.2/24');
  await router.join(server, '10.8.2.1/24', '10.8.2.2/24');
  await client.shell('ip route add default via 10.8.1.2');
  await server.shell('ip route add default via 10.8.2.1');
  await router.do('run', 'sysctl', '-qw', 'net.ipv4.ip_forward=1');
  await router.shell(STATEFUL);
  const setting = `net.netfilter.nf_conntrack_tcp_timeout_established=${FORGETS_AFTER}`;
  await router.do('run', 'sysctl', '-qw', setting);
  return { client, server, address: '10.8.2.2' };
}

describeProof('a connection through a router that forgets', (workshop) => {
  it.concurrent.each(ROWS)('is $title', async ({ client: hop, verdicts, survives }) => {
    const conntrack: Hop = {
      kind: 'conntrack',
      settings: { nf_conntrack_tcp_timeout_established: FORGETS_AFTER },
    };
    const path: Path = { protocol: 'tcp', hops: [hop, conntrack, { kind: 'server' }] };
    checkWith(path, verdicts);
    const { client, server, address } = await openRouted(workshop);
    const id = await client.do('open', await startPath(server, path, workshop.dir, address));
    const { heardAt } = await client.do('ask', id, 'hello', 'hello$');
    await client.do('reach', heardAt + IDLE_MS);
    await client.do('say', id, 'again');
    if (survives) {
      expect((await client.do('heard', id, 'again$')).text).toBe('again');
      return;
    }
    await client.do('reach', heardAt + IDLE_MS + PATIENCE_MS);
    expect(await client.do('seen', id)).toMatchObject({ text: '', ending: null });
  });
});
