import type { Hop, Path, VerdictCode } from '@finwait/tcp';
import { setKernel, startPath } from './hops/start-path.ts';
import { checkWith, describeProof, type Workshop } from './proof.ts';
import type { Site } from './site/site.ts';

/** Twenty ports: enough for a third of a connection a second. */
const PORTS = 20;
const RANGE = [40_000, 40_000 + PORTS - 1] as const;

function toPath(twReuse: number, perSecond: number): Path {
  const client: Hop = {
    kind: 'client',
    kernel: { ip_local_port_range: RANGE, tcp_tw_reuse: twReuse },
    opens: { perSecond, closesFirst: true, shortLived: true },
  };
  return { protocol: 'tcp', hops: [client, { kind: 'server' }] };
}

/** Two sites with a cable: what tcp_tw_reuse = 2 does on loopback would hide what it does not do elsewhere. */
async function openPair({ open }: Workshop): Promise<[Site, Site]> {
  const [client, server] = await Promise.all([open(), open()]);
  await client.join(server, '10.7.1.1/24', '10.7.1.2/24');
  return [client, server];
}

describeProof('a client that closes first', (workshop) => {
  async function start(path: Path) {
    const [client, server] = await openPair(workshop);
    const { opening } = await startPath(server, path, workshop.dir, '10.7.1.2');
    const [hop] = path.hops;
    if (hop) await setKernel(client, hop);
    return { client, opening };
  }

  it.concurrent('runs out of ports after as many connections as there are ports', async () => {
    const path = toPath(2, 2 * (PORTS / 60));
    const codes: VerdictCode[] = ['PORT_EXHAUSTION', 'TW_REUSE_LOOPBACK_ONLY'];
    const { ports } = checkWith(path, codes);
    expect(ports).toMatchObject([{ ports: PORTS, mostPerSecond: PORTS / 60 }]);
    const { client, opening } = await start(path);
    const series = await client.do('openAndLeave', 2 * PORTS, opening);
    expect(series).toEqual({ count: PORTS, error: 'EADDRNOTAVAIL' });
    const waiting = (await client.do('table')).filter(({ state }) => state === 'TIME_WAIT');
    expect(waiting).toHaveLength(PORTS);
  });

  it.concurrent('opens as many again after a second where tcp_tw_reuse is 1', async () => {
    const path = toPath(1, PORTS / 4);
    const { ports } = checkWith(path, []);
    expect(ports).toMatchObject([{ mostPerSecond: PORTS }]);
    const { client, opening } = await start(path);
    for (let round = 0; round < 2; round += 1) {
      const series = await client.do('openAndLeave', PORTS, opening);
      expect(series).toEqual({ count: PORTS, error: null });
      await client.do('idle', 1_100);
    }
  });
});
