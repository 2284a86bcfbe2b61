import type { Hop, HopValue, Path, VerdictCode } from '@finwait/tcp';
import { setKernel, startPath } from './hops/start-path.ts';
import { expectWhenPredicted } from './predicted.ts';
import { readVersion } from './programs.ts';
import { checkWith, describeProof } from './proof.ts';
import { readSilence } from './site/silence.ts';
import { openRoute, type Route } from './site/route.ts';

const GET = 'GET /answer HTTP/1.1\r\nHost: proof\r\n\r\n';
/** Nobody who will notice needs longer. */
const WATCH_MS = 6_500;
const KERNEL = {
  tcp_keepalive_time: 2,
  tcp_keepalive_intvl: 1,
  tcp_keepalive_probes: 3,
  tcp_retries2: 2,
};
/** The kernel counts from the first repetition, and each comes after twice the time of the one before. */
const NEXT_REPETITION = 2.5;
const SERVER: Hop = { kind: 'server', settings: { idle: 'never', SO_KEEPALIVE: 'off' } };

interface Row {
  readonly title: string;
  readonly path: Path;
  readonly verdicts: readonly VerdictCode[];
  /** The hop that is watched. */
  readonly watched: 0 | 1;
  /** Whether the client says something that nobody will acknowledge. */
  readonly speaks?: boolean;
}

interface Connected {
  readonly id: number;
  readonly port: number;
  readonly clientPort: number;
  /** The path as its programs tell it. */
  readonly read: Path;
}

interface Noticed {
  readonly afterMs: number;
  /** How much later than it was it may have been seen. */
  readonly lateMs: number;
  readonly ending: string | null;
}

const toClientPath = (settings: Readonly<Record<string, HopValue>>, server = SERVER): Path => ({
  protocol: 'tcp',
  hops: [{ kind: 'client', settings: { idle: 'never', ...settings }, kernel: KERNEL }, server],
});

describeProof('a peer that vanishes without a word', ({ open, dir }) => {
  const toServerPath = (server: Hop): Path => ({ hops: [{ kind: 'client' }, { ...server, kernel: KERNEL }] });
  const nginx: Hop = { kind: 'nginx', version: readVersion('nginx'), settings: { keepalive_timeout: 300 } };
  const rows: readonly Row[] = [
    {
      title: 'a client with SO_KEEPALIVE',
      path: toClientPath({ SO_KEEPALIVE: 'on' }),
      verdicts: ['DEAD_PEER_NEVER', 'IDLE_UNLIMITED'],
      watched: 0,
    },
    {
      title: 'a client with one probe',
      path: toClientPath({ SO_KEEPALIVE: 'on', TCP_KEEPCNT: 1 }),
      verdicts: ['DEAD_PEER_NEVER', 'IDLE_UNLIMITED'],
      watched: 0,
    },
    {
      title: 'a client with TCP_USER_TIMEOUT',
      path: toClientPath({ SO_KEEPALIVE: 'on', TCP_USER_TIMEOUT: 2_500 }),
      verdicts: ['DEAD_PEER_NEVER', 'IDLE_UNLIMITED'],
      watched: 0,
    },
    {
      title: 'Apache, whose sockets ask for keepalive by themselves',
      path: toServerPath({
        kind: 'apache',
        version: readVersion('apache2'),
        settings: { KeepAliveTimeout: 300 },
      }),
      verdicts: [],
      watched: 1,
    },
    {
      title: 'nginx with so_keepalive',
      path: toServerPath({ ...nginx, settings: { ...nginx.settings, 'listen so_keepalive': '2:1:1' } }),
      verdicts: [],
      watched: 1,
    },
  ];
  const unheard: Row = {
    title: 'by tcp_retries2',
    path: toClientPath({ SO_KEEPALIVE: 'on' }),
    verdicts: ['DEAD_PEER_NEVER', 'IDLE_UNLIMITED'],
    watched: 0,
    speaks: true,
  };
  const deaf: readonly Row[] = [
    {
      title: 'a client without SO_KEEPALIVE, whatever the kernel is set to',
      path: toClientPath({ SO_KEEPALIVE: 'off' }),
      verdicts: ['DEAD_PEER_NEVER', 'DEAD_PEER_NEVER', 'IDLE_UNLIMITED', 'KEEPALIVE_NOT_ENABLED'],
      watched: 0,
    },
    {
      title: 'nginx without so_keepalive, until its own keepalive_timeout',
      path: toServerPath(nginx),
      verdicts: ['KEEPALIVE_NOT_ENABLED'],
      watched: 1,
    },
  ];

  /** Opens the connection of a path over the route. */
  async function connect(route: Route, { path }: Row): Promise<Connected> {
    const [client] = path.hops;
    if (client) await setKernel(route.near, client);
    const { opening, read } = await startPath(route.far, path, dir, route.address);
    const id = await route.near.do('open', opening);
    const { localPort } = await route.near.do('ask', id, path.protocol === 'tcp' ? 'answer' : GET, 'answer$');
    return { id, port: opening.port, clientPort: localPort, read };
  }

  /** Waits for the end of a connection at the hop that is watched. */
  async function watch(
    route: Route,
    { watched, speaks }: Row,
    { id, port, clientPort }: Connected,
  ): Promise<Noticed> {
    const ports = { localPort: port, remotePort: clientPort };
    if (speaks) await route.near.do('say', id, 'nobody hears this');
    const silent = await (watched === 0
      ? readSilence(route.near, { localPort: clientPort, remotePort: port })
      : readSilence(route.far, ports));
    if (watched === 1) {
      const { notYetAt, metAt } = await route.far.do('met', ports, null);
      return { afterMs: metAt - silent.since, lateMs: metAt - notYetAt + silent.unsureMs, ending: null };
    }
    const { endedAt, ending, lateMs, spokenAt } = await route.near.do('ended', id);
    return {
      afterMs: (endedAt ?? NaN) - (speaks ? spokenAt : silent.since),
      lateMs: lateMs + silent.unsureMs,
      ending,
    };
  }

  interface Outcome {
    readonly read: Path;
    /** `null` where it was not noticed as long as it was watched. */
    readonly noticed: Noticed | null;
  }

  let all: ReadonlyMap<Row, Outcome>;
  const find = (row: Row) => all.get(row) ?? { read: row.path, noticed: null };

  beforeAll(async () => {
    const route = await openRoute(open);
    const cases = [...rows, unheard, ...deaf];
    const connected = await Promise.all(cases.map(async (row) => [row, await connect(route, row)] as const));
    await route.cut();
    const isOver = route.near.do('idle', WATCH_MS).then(() => null);
    const outcomes = connected.map(async ([row, one]) => {
      const noticed = watch(route, row, one);
      return [
        row,
        { read: one.read, noticed: await (deaf.includes(row) ? Promise.race([noticed, isOver]) : noticed) },
      ] as const;
    });
    all = new Map(await Promise.all(outcomes));
  });

  it.each(rows)('is noticed by $title at the predicted second', (row) => {
    const { read, noticed } = find(row);
    const { segments } = checkWith(read, row.verdicts);
    const predicted = segments[0]?.deadPeers.find(({ hop }) => hop === row.watched)?.idleSeconds;
    expectWhenPredicted(noticed?.afterMs ?? NaN, predicted, noticed?.lateMs ?? 0);
    expect(noticed?.ending).toBe(row.watched === 0 ? 'ETIMEDOUT' : null);
  });

  it('is noticed by unacknowledged data when tcp_retries2 says or one repetition later, keepalive or not', () => {
    const { segments } = checkWith(unheard.path, unheard.verdicts);
    const leastMs =
      Number(segments[0]?.deadPeers.find(({ hop }) => hop === 0)?.unacknowledgedSeconds) * 1_000;
    const { noticed } = find(unheard);
    expect(noticed?.ending).toBe('ETIMEDOUT');
    expect(noticed?.afterMs).toBeGreaterThanOrEqual(leastMs);
    expect(noticed?.afterMs).toBeLessThanOrEqual(NEXT_REPETITION * leastMs + (noticed?.lateMs ?? 0));
  });

  it.each(deaf)('is not noticed by $title', (row) => {
    const { read, noticed } = find(row);
    const { segments } = checkWith(read, row.verdicts);
    const predicted = segments[0]?.deadPeers.find(({ hop }) => hop === row.watched)?.idleSeconds;
    expect(['never', 300]).toContain(predicted);
    expect(noticed).toBeNull();
  });
});
