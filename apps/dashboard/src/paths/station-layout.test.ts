import { checkPath, type Hop } from '@finwait/tcp';
import { EXAMPLES } from './examples';
import { isUpright, toLinkSeverity, toStationLayout } from './station-layout';

const layoutOf = (hops: readonly Hop[]) => toStationLayout(checkPath({ hops }), hops.length);

describe('the line of a path', () => {
  it('links hops with sockets, over what only passes packets on', () => {
    const { stations, links } = layoutOf([{ kind: 'client' }, { kind: 'firewall' }, { kind: 'node' }]);
    expect(stations.map(({ hop, hasSockets }) => [hop, hasSockets])).toEqual([
      [0, true],
      [1, false],
      [2, true],
    ]);
    expect(links.map(({ from, to }) => [from, to])).toEqual([[0, 2]]);
  });

  it('has a place at its ends for peers that nobody spoke of', () => {
    const { stations, links } = layoutOf([{ kind: 'firewall' }, { kind: 'nginx' }, { kind: 'node' }]);
    expect(stations.map(({ hop }) => hop)).toEqual([null, 0, 1, 2]);
    expect(links.map(({ from, to }) => [from, to])).toEqual([
      [0, 2],
      [2, 3],
    ]);
  });

  it('knows on which side a station has a connection', () => {
    const { stations } = layoutOf([{ kind: 'client' }, { kind: 'nginx' }, { kind: 'node' }]);
    expect(stations.map(({ hasLeft, hasRight }) => [hasLeft, hasRight])).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
  });

  it('goes down where a row is too narrow, and across until its width is known', () => {
    expect(isUpright(4, 362)).toBe(true);
    expect(isUpright(4, 1_240)).toBe(false);
    expect(isUpright(16, 1_240)).toBe(true);
    expect(isUpright(4, 0)).toBe(false);
  });

  it('is marked where something happens between two of its hops', () => {
    const { segments, verdicts } = checkPath(EXAMPLES['random-502']);
    expect(segments.map((segment) => toLinkSeverity(segment, verdicts))).toEqual([null, 'error', 'warning']);
    const quiet = checkPath(EXAMPLES['f5-apache']);
    expect(quiet.segments.map((segment) => toLinkSeverity(segment, quiet.verdicts))).toEqual([null, null]);
  });
});
