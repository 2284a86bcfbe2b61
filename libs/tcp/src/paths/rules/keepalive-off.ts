import { isEndpoint, type EndpointStation, type PathModel } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';
import { chinese } from '../chinese.js';

/** Stretches on which each request opens a connection, where nobody said that it shall. */
export function findOneRequestConnections(model: PathModel): Verdict[] {
  if (model.protocol !== 'http') return [];
  return model.stations.filter(isEndpoint).flatMap((station) => {
    const { left, right } = station.behaviour;
    const before = model.segments.find((segment) => segment.right === station)?.left;
    const isServing = left?.isPersistent === false && before?.hop.opens?.shortLived !== true;
    const isOpening = right?.isPersistent === false && station.hop.opens?.shortLived !== true;
    return [
      ...(isServing ? [toKeepaliveOff(station, left.idle.setting)] : []),
      ...(isOpening ? [toKeepaliveOff(station, toPoolSetting(station))] : []),
    ];
  });
}

const POOL_SETTINGS: Readonly<Record<string, string>> = {
  nginx: 'upstream keepalive',
  haproxy: 'option http-server-close',
  apache: 'ProxyPass disablereuse',
};

function toPoolSetting({ hop }: EndpointStation): string | undefined {
  return POOL_SETTINGS[hop.kind];
}

function toKeepaliveOff(hop: EndpointStation, setting: string | undefined): Verdict {
  return toVerdict('KEEPALIVE_OFF', {
    hop,
    setting,
    reason: {
      en: `${hop.name.en} closes after every answer: each request costs a handshake, and a port in TIME_WAIT for 60 s on who closes first.`,
      zh: chinese`${hop.name.zh} 每次应答后即关闭：每个请求都要握手，且先关闭的一方有一个端口在 TIME_WAIT 停留 60 秒。`,
    },
    suggestion: {
      en: 'Keep connections where requests follow each other, or declare them short-lived in the path.',
      zh: '请求频繁时请保持连接，或在链路中声明为短连接。',
    },
  });
}
