import { checkPath, type Path } from '@finwait/tcp';
import { EXAMPLES } from './examples';
import { toLegs, toLegVerdict } from './legs';

const legsOf = (path: Path) => toLegs(checkPath(path), path.hops.length);

describe('the connections of a path', () => {
  it('show the hops that have a say, the client first, each with its limit on this side', () => {
    const legs = legsOf(EXAMPLES['random-502']);
    expect(legs.map(({ rows }) => rows.map(({ hop, end }) => [hop, end?.setting, end?.seconds]))).toEqual([
      [
        [0, undefined, undefined],
        [1, 'idle_timeout.timeout_seconds', 60],
      ],
      [
        [1, 'idle_timeout.timeout_seconds', 60],
        [2, 'keepalive_timeout', 30],
      ],
      [
        [2, 'upstream keepalive_timeout', 60],
        [3, 'keepAliveTimeout', 6],
      ],
    ]);
    expect(legs.map(({ response }) => response?.setting)).toEqual([
      undefined,
      'idle_timeout.timeout_seconds',
      'proxy_read_timeout',
    ]);
  });

  it('tell from when a pool uses connections that the server has closed', () => {
    const [first, second, third] = legsOf(EXAMPLES['random-502']);
    expect(first?.rows.map(({ astray }) => astray)).toEqual([null, null]);
    expect(second?.rows[0]?.astray).toMatchObject({ fromSeconds: 30, by: 2, severity: 'error' });
    expect(third?.rows[0]?.astray).toMatchObject({ fromSeconds: 6, by: 3, severity: 'warning' });
    expect(third && toLegVerdict(third)?.code).toBe('REUSE_RACE');
    expect(first && toLegVerdict(first)).toBeNull();
  });

  it('tell from when both ends believe in what a firewall has forgotten', () => {
    const [leg] = legsOf(EXAMPLES['silent-cut']);
    expect(leg?.rows.map(({ hop, astray }) => [hop, astray?.fromSeconds])).toEqual([
      [0, 900],
      [1, undefined],
      [2, 900],
    ]);
  });

  it('begin before a first hop and go on after a last one that connect to others', () => {
    const legs = legsOf({ hops: [{ kind: 'firewall', settings: { idle: 60 } }, { kind: 'nginx' }] });
    expect(legs[0]).toMatchObject({ segment: { left: null, right: 1 }, rows: [{ hop: 0 }, { hop: 1 }] });
  });
});
