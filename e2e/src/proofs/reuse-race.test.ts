import type { Hop, Path, Severity } from '@finwait/tcp';
import { startPath } from './hops/start-path.ts';
import { readVersion } from './programs.ts';
import { checkWith, describeProof } from './proof.ts';
import type { Site } from './site/site.ts';
import type { Opening, Seen } from './site/conversation.ts';

const GET = 'GET /answer HTTP/1.1\r\nHost: proof\r\n\r\n';
const POST = 'POST /answer HTTP/1.1\r\nHost: proof\r\nContent-Length: 0\r\n\r\n';
/** Pages of errors end so too. */
const ANSWERED = '^HTTP/1.1 \\d+.*\r\n\r\n.*(answer|</html>)';

interface Row {
  readonly title: string;
  readonly proxy: Hop;
  readonly severity: Severity;
  /** The request that meets the close, and what becomes of it. */
  readonly request: string;
  readonly loss: '502' | 'no answer' | 'no loss';
}

const SHORT: Hop = { kind: 'node', settings: { keepAliveTimeout: 1_000 } };
const LONG: Hop = { kind: 'node', settings: { keepAliveTimeout: 120_000 } };

describeProof('a proxy that reuses connections', ({ open, dir }) => {
  const toHaproxy = (reuse: string): Hop => ({
    kind: 'haproxy',
    version: readVersion('haproxy'),
    settings: {
      mode: 'http',
      'timeout client': '30s',
      'timeout server': '30s',
      'http-reuse': reuse,
      'pool-purge-delay': '30s',
    },
  });
  const nginx: Hop = {
    kind: 'nginx',
    version: readVersion('nginx'),
    settings: {
      'upstream keepalive': 4,
      'upstream keepalive_timeout': 30,
      proxy_http_version: '1.1',
      'proxy_set_header Connection': '',
    },
  };
  const rows: readonly Row[] = [
    { title: 'nginx', proxy: nginx, request: POST, severity: 'warning', loss: '502' },
    {
      title: 'nginx, which repeats what is safe to repeat',
      proxy: nginx,
      request: GET,
      severity: 'warning',
      loss: 'no loss',
    },
    {
      title: 'Apache',
      proxy: { kind: 'apache', version: readVersion('apache2'), settings: { 'ProxyPass ttl': 30 } },
      request: POST,
      severity: 'error',
      loss: '502',
    },
    {
      title: 'HAProxy that reuses always',
      proxy: toHaproxy('always'),
      request: POST,
      severity: 'error',
      loss: '502',
    },
    {
      title: 'HAProxy that reuses safely',
      proxy: toHaproxy('safe'),
      request: POST,
      severity: 'warning',
      loss: 'no answer',
    },
  ];
  const toPath = (proxy: Hop, backend: Hop): Path => ({ hops: [{ kind: 'client' }, proxy, backend] });

  /** Hides every FIN that the backend of this port sends, as a path that loses it does. */
  async function hideFins(site: Site, port: number): Promise<void> {
    await site.do(
      'run',
      'nft',
      `add table ip t; add chain ip t o { type filter hook output priority 0; }; add rule ip t o tcp sport ${port} tcp flags & fin == fin drop`,
    );
  }

  /** Sends one request, lets the connection behind the proxy lie idle, and sends another. */
  async function askTwice(
    site: Site,
    opening: Opening,
    { request, loss }: Row,
    idle: () => Promise<unknown>,
  ): Promise<Seen> {
    const id = await site.do('open', opening);
    expect((await site.do('ask', id, GET, ANSWERED)).text).toMatch(/^HTTP\/1.1 200/);
    await idle();
    // HAProxy reuses safely over the connection of the client that has been answered already.
    const second = loss === 'no answer' ? id : await site.do('open', opening);
    return site.do('ask', second, request, ANSWERED);
  }

  it.concurrent.each(rows)(
    '$title: gets $loss where the server closes first, as its path is said to',
    async (row) => {
      const site = await open();
      const { opening, backendPort, read } = await startPath(site, toPath(row.proxy, SHORT), dir);
      const { verdicts } = checkWith(read, ['REUSE_RACE']);
      expect(verdicts[0]?.severity).toBe(row.severity);
      await hideFins(site, backendPort);
      const { text, ending } = await askTwice(site, opening, row, () =>
        site.do('met', { localPort: backendPort }, 'FIN_WAIT1'),
      );
      if (row.loss === '502') expect(text).toMatch(/^HTTP\/1.1 502/);
      else if (row.loss === 'no loss') expect(text).toMatch(/^HTTP\/1.1 200/);
      else expect({ text, ending }).toEqual({ text: '', ending: expect.any(String) as string });
    },
  );

  it.concurrent.each(rows)('$title: gets its answer where the server keeps longer', async (row) => {
    const site = await open();
    const { opening, backendPort, read } = await startPath(site, toPath(row.proxy, LONG), dir);
    checkWith(read, []);
    await hideFins(site, backendPort);
    const { text } = await askTwice(site, opening, row, () => site.do('idle', 2_150));
    expect(text).toMatch(/^HTTP\/1.1 200/);
    expect(text).toContain('answer');
  });
});
