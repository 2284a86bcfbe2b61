import type { Path, SegmentAnswer, VerdictCode } from '@finwait/tcp';
import { startPath } from './hops/start-path.ts';
import { expectWhenPredicted } from './predicted.ts';
import { readVersion } from './programs.ts';
import { checkWith, describeProof } from './proof.ts';
import type { Site } from './site/site.ts';

const GET = 'GET /answer HTTP/1.1\r\nHost: proof\r\n\r\n';
const BACKEND = { kind: 'node', settings: { keepAliveTimeout: 60_000 } } as const;

interface Row {
  readonly title: string;
  readonly path: Path;
  readonly verdicts: readonly VerdictCode[];
}

describeProof('an HTTP connection that is idle after an answer', ({ open, dir }) => {
  const rows: readonly Row[] = [
    {
      title: 'nginx by keepalive_timeout',
      path: {
        hops: [
          { kind: 'client' },
          { kind: 'nginx', version: readVersion('nginx'), settings: { keepalive_timeout: 2 } },
        ],
      },
      verdicts: [],
    },
    {
      title: 'nginx whose client keeps a pool for longer',
      path: {
        hops: [
          { kind: 'client', settings: { pool: 60 } },
          { kind: 'nginx', version: readVersion('nginx'), settings: { keepalive_timeout: 3 } },
        ],
      },
      verdicts: ['CLIENT_REUSE_RACE'],
    },
    {
      title: 'Apache by KeepAliveTimeout',
      path: {
        hops: [
          { kind: 'client' },
          { kind: 'apache', version: readVersion('apache2'), settings: { KeepAliveTimeout: 2 } },
        ],
      },
      verdicts: [],
    },
    {
      title: 'Node by keepAliveTimeout and its buffer',
      path: { hops: [{ kind: 'client' }, { kind: 'node', settings: { keepAliveTimeout: 1_000 } }] },
      verdicts: [],
    },
    {
      title: 'HAProxy by timeout http-keep-alive',
      path: {
        hops: [
          { kind: 'client' },
          {
            kind: 'haproxy',
            version: readVersion('haproxy'),
            settings: {
              mode: 'http',
              'timeout client': '5s',
              'timeout server': '30s',
              'timeout http-keep-alive': '2s',
            },
          },
          BACKEND,
        ],
      },
      verdicts: [],
    },
    {
      title: 'HAProxy by timeout client where there is no other',
      path: {
        hops: [
          { kind: 'client' },
          {
            kind: 'haproxy',
            version: readVersion('haproxy'),
            settings: { mode: 'http', 'timeout client': '3s', 'timeout server': '30s' },
          },
          BACKEND,
        ],
      },
      verdicts: [],
    },
  ];
  let site: Site;
  beforeAll(async () => {
    site = await open();
  });

  /** Resolves with the segment that was predicted and that the connection has ended as. */
  async function prove({ path, verdicts }: Row): Promise<SegmentAnswer | undefined> {
    const { opening, read } = await startPath(site, path, dir);
    const [segment] = checkWith(read, verdicts).segments;
    const id = await site.do('open', opening);
    const answered = await site.do('ask', id, GET, 'answer$');
    expect(answered.text).toMatch(/^HTTP\/1.1 200/);
    const { endedAt, heardAt, ending, localPort, lateMs } = await site.do('ended', id);
    expect(ending).toBe(segment?.sign);
    expectWhenPredicted((endedAt ?? NaN) - heardAt, segment?.idleSeconds, lateMs);
    const onServer = { localPort: opening.port, remotePort: localPort };
    await site.do('met', onServer, 'TIME_WAIT');
    const table = await site.do('table');
    expect(table.filter((row) => row.localPort === localPort)).toEqual([]);
    return segment;
  }

  it.concurrent.each(rows)(
    'is ended by $title at the predicted second, and TIME_WAIT is there',
    async (row) => {
      expect((await prove(row))?.timeWaitOn).toBe(1);
    },
  );
});
