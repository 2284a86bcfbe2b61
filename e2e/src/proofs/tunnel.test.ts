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
}

describeProof('a silent TCP connection through HAProxy', ({ open, dir }) => {
  const version = readVersion('haproxy');
  /** Both ends want their connection for five minutes. */
  const toPath = (settings: Readonly<Record<string, HopValue>>, answersFin = 'on'): Path => ({
    protocol: 'tcp',
    hops: [
      { kind: 'client', settings: { idle: 300 } },
      { kind: 'haproxy', version, settings: { mode: 'tcp', ...settings } },
      { kind: 'server', settings: { idle: 300, 'answers FIN': answersFin } },
    ],
  });
  const rows: readonly Row[] = [
    {
      title: 'at timeout client, where the server answers the FIN',
      path: toPath({ 'timeout client': '2s', 'timeout server': '6s' }),
      verdicts: ['TUNNEL_CUT'],
    },
    {
      title: 'at timeout server only, where the server does not answer the FIN of timeout client',
      path: toPath({ 'timeout client': '2s', 'timeout server': '5s' }, 'off'),
      verdicts: ['TUNNEL_CUT'],
    },
    {
      title: 'at timeout client and server-fin, where that is set and the server does not answer',
      path: toPath({ 'timeout client': '2s', 'timeout server': '6s', 'timeout server-fin': '1s' }, 'off'),
      verdicts: ['TUNNEL_CUT'],
    },
    {
      title: 'at timeout server, where that is the smaller one',
      path: toPath({ 'timeout client': '6s', 'timeout server': '2s' }),
      verdicts: ['TUNNEL_CUT'],
    },
    {
      title: 'at timeout tunnel, whatever client and server say',
      path: toPath({ 'timeout client': '1s', 'timeout server': '1s', 'timeout tunnel': '3s' }),
      verdicts: ['TUNNEL_CUT'],
    },
  ];
  const lasting = toPath({ 'timeout client': '1s', 'timeout server': '1s', 'timeout tunnel': '6m' });
  let site: Site;
  beforeAll(async () => {
    site = await open();
  });

  async function connect(path: Path): Promise<{ readonly id: number; readonly read: Path }> {
    const { opening, read } = await startPath(site, path, dir);
    const id = await site.do('open', opening);
    await site.do('ask', id, 'hello', 'hello');
    return { id, read };
  }

  it.concurrent.each(rows)('is cut $title, as predicted', async ({ path, verdicts }) => {
    const { id, read } = await connect(path);
    const { segments, longestSilence } = checkWith(read, verdicts);
    const { heardAt, endedAt, ending, lateMs } = await site.do('ended', id);
    expect(ending).toBe(segments[0]?.sign);
    expectWhenPredicted((endedAt ?? NaN) - heardAt, segments[0]?.learnedAfterSeconds, lateMs);
    expect(longestSilence.hop).toBe(1);
  });

  it.concurrent('lasts where timeout tunnel is longer than what its ends keep', async () => {
    const { id, read } = await connect(lasting);
    checkWith(read, []);
    await site.do('idle', 3_000);
    expect((await site.do('ask', id, 'still there', 'still there')).ending).toBeNull();
  });
});
