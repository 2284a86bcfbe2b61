import type { HopValue, Path, VerdictCode } from '@finwait/tcp';
import { startPath } from './hops/start-path.ts';
import { expectWhenPredicted } from './predicted.ts';
import { readVersion } from './programs.ts';
import { checkWith, describeProof } from './proof.ts';
import type { Site } from './site/site.ts';

interface Row {
  readonly title: string;
  readonly path: Path;
  readonly verdicts: readonly VerdictCode[];
  readonly status: number;
}

describeProof('an answer that takes its time', ({ open, dir }) => {
  const toPath = (
    requestSeconds: number,
    nginx: number,
    haproxy: string,
    more: Record<string, HopValue> = {},
  ) =>
    ({
      requestSeconds,
      hops: [
        { kind: 'client' },
        {
          kind: 'nginx',
          version: readVersion('nginx'),
          settings: {
            proxy_read_timeout: nginx,
            'upstream keepalive': 4,
            'upstream keepalive_timeout': 5,
            proxy_http_version: '1.1',
            'proxy_set_header Connection': '',
          },
        },
        {
          kind: 'haproxy',
          version: readVersion('haproxy'),
          settings: {
            mode: 'http',
            'timeout client': '60s',
            'timeout server': haproxy,
            'http-reuse': 'safe',
            ...more,
          },
        },
        { kind: 'node', settings: { keepAliveTimeout: 60_000 } },
      ],
    }) as const satisfies Path;
  const rows: readonly Row[] = [
    {
      title: 'becomes a 504 of nginx, which waits less than the proxy behind it',
      path: toPath(5, 2, '20s'),
      verdicts: ['RESPONSE_TIMEOUT_INVERTED'],
      status: 504,
    },
    {
      title: 'becomes a 504 of HAProxy, which is the innermost',
      path: toPath(5, 20, '2s'),
      verdicts: [],
      status: 504,
    },
    { title: 'comes where both wait long enough', path: toPath(2, 20, '10s'), verdicts: [], status: 200 },
  ];
  let site: Site;
  beforeAll(async () => {
    site = await open();
  });

  it.concurrent.each(rows)('$title', async ({ path, verdicts, status }) => {
    const { opening, read } = await startPath(site, path, dir);
    const { timers } = checkWith(read, verdicts);
    const waits = timers.filter(({ role }) => role === 'response').map(({ seconds }) => Number(seconds));
    const predicted = Math.min(...waits, path.requestSeconds ?? NaN);
    const id = await site.do('open', opening);
    const request = `GET /slow/${Number(path.requestSeconds) * 1_000} HTTP/1.1\r\nHost: proof\r\n\r\n`;
    const { text, heardAt, saidAt, lateMs } = await site.do('ask', id, request, '^HTTP/1.1 \\d+.*\r\n\r\n');
    expect(text).toContain(`HTTP/1.1 ${status} `);
    expectWhenPredicted(heardAt - saidAt, predicted, lateMs);
  });
});
