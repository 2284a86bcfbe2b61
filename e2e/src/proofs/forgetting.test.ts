import type { Hop, HopValue, Path, VerdictCode } from '@finwait/tcp';
import { startPath } from './hops/start-path.ts';
import { checkWith, describeProof } from './proof.ts';
import { openRoute, type Route } from './site/route.ts';

const SETTING = 'nf_conntrack_tcp_timeout_established';
const FORGETS_AFTER = 2;
const IDLE_MS = 4_000;
/** An answer comes within a millisecond; the first retransmission after 200. */
const LISTEN_MS = 1_500;

const CONNTRACK: Hop = { kind: 'conntrack', settings: { [SETTING]: FORGETS_AFTER } };
const RESETTING: Hop = { kind: 'firewall', settings: { idle: FORGETS_AFTER, resets: 'on' } };

interface Row {
  readonly title: string;
  readonly path: Path;
  readonly verdicts: readonly VerdictCode[];
  readonly outcome: 'an answer' | 'silence' | 'ECONNRESET';
}

const toPath = (settings: Readonly<Record<string, HopValue>>, box = CONNTRACK): Path => ({
  protocol: 'tcp',
  hops: [
    { kind: 'client', settings: { idle: 300, ...settings } },
    box,
    { kind: 'server', settings: { idle: 300 } },
  ],
});
const keepalive = (seconds: number) => ({ SO_KEEPALIVE: 'on', TCP_KEEPIDLE: seconds, TCP_KEEPINTVL: 1 });

const ROWS: readonly Row[] = [
  {
    title: 'no keepalive',
    path: toPath({ SO_KEEPALIVE: 'off' }),
    verdicts: ['SILENT_CUT'],
    outcome: 'silence',
  },
  {
    title: 'keepalive that starts after the router forgot',
    path: toPath(keepalive(3)),
    verdicts: ['KEEPALIVE_TOO_LATE'],
    outcome: 'silence',
  },
  { title: 'keepalive that starts before', path: toPath(keepalive(1)), verdicts: [], outcome: 'an answer' },
  {
    title: 'no keepalive, through one that resets what it does not know',
    path: toPath({ SO_KEEPALIVE: 'off' }, RESETTING),
    verdicts: ['CUT_BY_RST'],
    outcome: 'ECONNRESET',
  },
];

describeProof(
  'a connection through a stateful router that is idle for longer than its memory',
  ({ open, dir }) => {
    let route: Route;
    const connections = new Map<Row, number>();

    /** What the client hears when it speaks after the silence. */
    async function speak(row: Row): Promise<string> {
      const id = connections.get(row) ?? NaN;
      await route.near.do('idle', IDLE_MS);
      const heard = route.near.do('ask', id, 'still there', 'still there');
      const silence = route.near.do('idle', LISTEN_MS).then(() => null);
      const seen = await Promise.race([heard, silence]);
      return seen === null ? 'silence' : (seen.ending ?? 'an answer');
    }

    let spoken: ReadonlyMap<Row, string>;
    beforeAll(async () => {
      route = await openRoute(open);
      const started = await Promise.all(
        ROWS.map(async (row) => [row, await startPath(route.far, row.path, dir, route.address)] as const),
      );
      const resetting = started.find(([{ path }]) => path.hops.includes(RESETTING))?.[1].backendPort ?? 0;
      await route.router.do('run', 'nft', toRules(resetting));
      await route.router.do('run', 'sysctl', '-qw', `net.netfilter.${SETTING}=${FORGETS_AFTER}`);
      await Promise.all(
        started.map(async ([row, { opening }]) => {
          const id = await route.near.do('open', opening);
          await route.near.do('ask', id, 'hello', 'hello');
          connections.set(row, id);
        }),
      );
      spoken = new Map(await Promise.all(ROWS.map(async (row) => [row, await speak(row)] as const)));
    });

    it.each(ROWS)('gets $outcome with $title, as its path is said to', (row) => {
      checkWith(row.path, row.verdicts);
      expect(spoken.get(row)).toBe(row.outcome);
    });
  },
);

/** What is known passes, a new connection begins with a SYN, and the rest is lost; to one port it is answered by a RST. */
function toRules(resettingPort: number): string {
  return [
    'add table ip t',
    'add chain ip t f { type filter hook forward priority 0; policy drop; }',
    'add rule ip t f ct state established accept',
    'add rule ip t f ct state new tcp flags & (syn | ack) == syn accept',
    `add rule ip t f tcp dport ${resettingPort} reject with tcp reset`,
  ].join('; ');
}
