import type { Hop, Path, VerdictCode } from '@finwait/tcp';
import { startPath } from './hops/start-path.ts';
import { expectWhenPredicted } from './predicted.ts';
import { readVersion } from './programs.ts';
import { checkWith, describeProof } from './proof.ts';

interface Row {
  readonly title: string;
  readonly settings: Hop['settings'];
  readonly server?: Hop;
  readonly verdicts: readonly VerdictCode[];
}

/** It never closes because its peer has. */
const deaf: Hop = { kind: 'server', settings: { 'answers FIN': 'off' } };

const ROWS: readonly Row[] = [
  {
    title: 'both sides end with the client, whose server answers the FIN',
    settings: { 'timeout client': '2s', 'timeout server': '6s' },
    verdicts: ['TUNNEL_CUT'],
  },
  {
    title: 'the client hears when the server side ends, where the server does not answer',
    settings: { 'timeout client': '2s', 'timeout server': '5s' },
    server: deaf,
    verdicts: ['TUNNEL_CUT'],
  },
  {
    title: 'it hears sooner with a limit for what is half-closed',
    settings: { 'timeout client': '2s', 'timeout server': '6s', 'timeout server-fin': '1s' },
    server: deaf,
    verdicts: ['TUNNEL_CUT'],
  },
  {
    title: 'it hears at once with a limit for tunnels',
    settings: { 'timeout client': '1s', 'timeout server': '1s', 'timeout tunnel': '3s' },
    server: deaf,
    verdicts: [],
  },
];

describeProof('an idle connection through HAProxy in TCP mode', ({ open, dir }) => {
  it.concurrent.each(ROWS)('is cut when predicted: $title', async ({ settings, server, verdicts }) => {
    const haproxy: Hop = {
      kind: 'haproxy',
      version: readVersion('haproxy'),
      settings: { mode: 'tcp', ...settings },
    };
    const path: Path = {
      hops: [{ kind: 'client', settings: { pool: 600 } }, haproxy, server ?? { kind: 'server' }],
    };
    const [segment] = checkWith(path, verdicts).segments;
    const site = await open();
    const id = await site.do('open', await startPath(site, path, dir));
    expect((await site.do('ask', id, 'hello', 'hello$')).text).toBe('hello');
    const { endedAt, heardAt, ending, lateMs } = await site.do('ended', id);
    expect(ending).toBe(segment?.sign);
    expectWhenPredicted((endedAt ?? NaN) - heardAt, segment?.learnedAfterSeconds, lateMs);
  });
});
