import type { Hop, Path } from '@finwait/tcp';
import { startPath } from './hops/start-path.ts';
import { expectWhenPredicted } from './predicted.ts';
import { readVersion } from './programs.ts';
import { checkWith, describeProof } from './proof.ts';

const NEEDED_SECONDS = 4;
const GET = `GET /slow/${NEEDED_SECONDS * 1_000} HTTP/1.1\r\nHost: proof\r\n\r\n`;

/** nginx before HAProxy before an application that takes four seconds. */
function toPath(nginxWaits: number): Path {
  const nginx: Hop = {
    kind: 'nginx',
    version: readVersion('nginx'),
    settings: { proxy_read_timeout: nginxWaits },
    opens: { perSecond: 1, shortLived: true },
  };
  const haproxy: Hop = {
    kind: 'haproxy',
    version: readVersion('haproxy'),
    settings: { mode: 'http', 'timeout client': '30s', 'timeout server': '10s' },
  };
  const app: Hop = { kind: 'node', settings: { keepAliveTimeout: 75_000 } };
  return { requestSeconds: NEEDED_SECONDS, hops: [{ kind: 'client' }, nginx, haproxy, app] };
}

describeProof('a request that takes longer than the outer proxy waits', ({ open, dir }) => {
  async function ask(path: Path) {
    const site = await open();
    const id = await site.do('open', await startPath(site, path, dir));
    const askedAt = await site.do('now');
    return { askedAt, ...(await site.do('ask', id, GET, '\\r\\n\\r\\n')) };
  }

  it.concurrent('is answered 504 when predicted, while the inner one still waits', async () => {
    const path = toPath(2);
    const { timers } = checkWith(path, ['RESPONSE_TIMEOUT_INVERTED']);
    const { text, heardAt, askedAt, lateMs } = await ask(path);
    expect(text).toMatch(/^HTTP\/1.1 504/);
    const wait = timers.find(({ hop, role }) => hop === 1 && role === 'response');
    expectWhenPredicted(heardAt - askedAt, wait?.seconds, lateMs);
  });

  it.concurrent('is answered where time-outs grow outwards', async () => {
    const path = toPath(20);
    checkWith(path, []);
    expect((await ask(path)).text).toMatch(/^HTTP\/1.1 200/);
  });
});
