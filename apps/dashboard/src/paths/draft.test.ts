import { findPathFaults, type Path } from '@finwait/tcp';
import {
  parseFigure,
  parseValue,
  readFigure,
  toDraftThrough,
  withFigure,
  withHop,
  withHopAfter,
  withHopFigure,
  withHopMoved,
  withProtocol,
  withKind,
  withoutHop,
  withSetting,
  withText,
} from './draft';
import { FIGURE_NAMES } from './figure-names';

const path: Path = {
  hops: [
    { kind: 'client' },
    { kind: 'nginx', version: '1.28', host: 'web-01', settings: { keepalive_timeout: 65 } },
    { kind: 'node' },
  ],
};
const kinds = ({ hops }: Path) => hops.map(({ kind }) => kind);

describe('a path that is edited', () => {
  it('gets hops, loses them and has them moved, and stays as it was beyond its ends', () => {
    expect(kinds(withHopAfter(path, 0, 'f5'))).toEqual(['client', 'f5', 'nginx', 'node']);
    expect(kinds(withoutHop(path, 1))).toEqual(['client', 'node']);
    expect(kinds(withHopMoved(path, 1, 1))).toEqual(['client', 'node', 'nginx']);
    expect(withHopMoved(path, 0, -1)).toBe(path);
    expect(withoutHop({ hops: [{ kind: 'node' }] }, 0).hops).toHaveLength(1);
    expect(kinds(withHop(path, 2, { kind: 'go' }))).toEqual(['client', 'nginx', 'go']);
  });

  it('begins with a server of a host between whom it serves and whom it asks', () => {
    const through = { kind: 'haproxy', name: 'shop → app', host: 'lb-01' } as const;
    const server = { kind: 'haproxy', name: 'shop → app', host: 'lb-01' };
    expect(toDraftThrough({ ...through, isLast: false }).hops).toEqual([
      { kind: 'client' },
      server,
      { kind: 'server' },
    ]);
    expect(toDraftThrough({ ...through, isLast: true }).hops).toEqual([{ kind: 'client' }, server]);
  });

  it('keeps of a hop of another kind what is not of its kind', () => {
    expect(path.hops[1] && withKind(path.hops[1], 'haproxy')).toEqual({ kind: 'haproxy', host: 'web-01' });
  });

  it('says nothing of what has the default', () => {
    const set = withSetting({ kind: 'node' }, 'settings', 'keepAliveTimeout', 65_000);
    expect(set).toEqual({ kind: 'node', settings: { keepAliveTimeout: 65_000 } });
    expect(withSetting(set, 'settings', 'keepAliveTimeout', undefined)).toEqual({ kind: 'node' });
    expect(withText({ kind: 'node', name: 'orders' }, 'name', '')).toEqual({ kind: 'node' });
    expect(withFigure({ ...path, pingSeconds: 5 }, 'pingSeconds', ' ')).toEqual(path);
    expect(withProtocol({ ...path, protocol: 'tcp' }, '')).toEqual(path);
    expect(withProtocol(path, 'websocket').protocol).toBe('websocket');
    expect(withFigure(path, 'requestSeconds', '2.5').requestSeconds).toBe(2.5);
  });

  it('has figures of a hop written and taken away one by one', () => {
    const rate = withHopFigure({ kind: 'nginx' }, 'opens.perSecond', 600);
    const hop = withHopFigure(withHopFigure(rate, 'opens.closesFirst', true), 'observed.timeWaits', 0);
    expect(hop).toEqual({
      kind: 'nginx',
      opens: { perSecond: 600, closesFirst: true },
      observed: { timeWaits: 0 },
    });
    expect(
      FIGURE_NAMES.map((name) => readFigure(hop, name)).filter((figure) => figure !== undefined),
    ).toEqual([600, true, 0]);
    expect(withHopFigure(rate, 'opens.perSecond', undefined)).toEqual({ kind: 'nginx' });
  });

  it('keeps figures that cannot be judged, and is told which', () => {
    const hop = withHopFigure({ kind: 'nginx' }, 'opens.destinations', 1.5);
    expect(findPathFaults({ hops: [hop] }).map(({ setting }) => setting)).toEqual([
      'opens.perSecond',
      'opens.destinations',
    ]);
    expect([' ', '0', '-1', '2.5'].map(parseFigure)).toEqual([undefined, 0, -1, 2.5]);
  });

  it('takes for a number what is written as one', () => {
    expect([' 65 ', '1.5', '-1', '65s', 'off', ''].map(parseValue)).toEqual([65, 1.5, -1, '65s', 'off', '']);
  });
});
