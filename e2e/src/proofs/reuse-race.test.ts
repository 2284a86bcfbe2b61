import type { Hop, Path } from '@finwait/tcp';
import { startPath } from './hops/start-path.ts';
import { readVersion } from './programs.ts';
import { checkWith, describeProof } from './proof.ts';
import type { Site } from './site/site.ts';

const POST = 'POST /answer HTTP/1.1\r\nHost: proof\r\nContent-Length: 0\r\n\r\n';
/** The backend closes one second after its keepAliveTimeout. */
const CLOSES_AFTER_MS = 2_000;
/** So much later the request meets the connection that is closed. */
const LATE_MS = 150;

const raced: Hop = { kind: 'node', settings: { keepAliveTimeout: CLOSES_AFTER_MS - 1_000 } };
const healthy: Hop = { kind: 'node', settings: { keepAliveTimeout: 75_000 } };

interface Row {
  readonly title: string;
  readonly proxy: Hop;
  /** Whether the second request comes over the client's first connection. */
  readonly isSameConnection?: boolean;
  readonly effect: RegExp;
}

const BAD_GATEWAY = /^HTTP\/1.1 502/;
const NOTHING = /^$/;
const http = { mode: 'http', 'timeout client': '30s', 'timeout server': '30s', 'pool-purge-delay': '5s' };

const ROWS: readonly Row[] = [
  {
    title: 'nginx',
    proxy: {
      kind: 'nginx',
      version: readVersion('nginx'),
      settings: {
        'upstream keepalive': 4,
        'upstream keepalive_timeout': 60,
        proxy_http_version: '1.1',
        'proxy_set_header Connection': '',
      },
    },
    effect: BAD_GATEWAY,
  },
  {
    title: 'Apache mod_proxy',
    proxy: { kind: 'apache', version: readVersion('apache2'), settings: { 'ProxyPass ttl': 60 } },
    effect: BAD_GATEWAY,
  },
  {
    title: 'HAProxy that always reuses',
    proxy: {
      kind: 'haproxy',
      version: readVersion('haproxy'),
      settings: { ...http, 'http-reuse': 'always' },
    },
    effect: BAD_GATEWAY,
  },
  {
    title: 'HAProxy that reuses where it is safe',
    proxy: { kind: 'haproxy', version: readVersion('haproxy'), settings: { ...http, 'http-reuse': 'safe' } },
    isSameConnection: true,
    effect: NOTHING,
  },
];

describeProof('a backend that closes before the proxy stops using a connection again', ({ open, dir }) => {
  /** What a second request is answered after the backend has closed, or would have, without the proxy hearing of it. */
  async function raceOnce(site: Site, path: Path, isSameConnection = false): Promise<string> {
    const opening = await startPath(site, path, dir);
    const hidden = `tcp sport ${opening.backendPort} tcp flags & fin == fin drop`;
    await site.shell(
      `nft add table ip t; nft 'add chain ip t o { type filter hook output priority 0; }'; nft 'add rule ip t o ${hidden}'`,
    );
    const first = await site.do('open', opening);
    const { text, heardAt } = await site.do('ask', first, POST, 'answer$');
    expect(text).toMatch(/^HTTP\/1.1 200/);
    await site.do('reach', heardAt + CLOSES_AFTER_MS + LATE_MS);
    const second = isSameConnection ? first : await site.do('open', opening);
    return (await site.do('ask', second, POST, '\\r\\n\\r\\n')).text;
  }

  it.concurrent.each(ROWS)(
    'costs the next POST its answer: $title',
    async ({ proxy, isSameConnection, effect }) => {
      const path: Path = { hops: [{ kind: 'client' }, proxy, raced] };
      checkWith(path, ['REUSE_RACE']);
      expect(await raceOnce(await open(), path, isSameConnection)).toMatch(effect);
    },
  );

  it.concurrent.each(ROWS)(
    'costs nothing where the backend outlives the pool: $title',
    async ({ proxy, isSameConnection }) => {
      const path: Path = { hops: [{ kind: 'client' }, proxy, healthy] };
      checkWith(path, []);
      expect(await raceOnce(await open(), path, isSameConnection)).toMatch(/^HTTP\/1.1 200/);
    },
  );
});
