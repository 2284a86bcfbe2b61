import type { HopReading } from '../hop-kind-definition.js';
import type { Keepalive, KeepaliveState } from '../keepalive.js';
import { toSeconds } from '../limit.js';
import { toPlainSpec, toTimeSpec } from '../setting-spec.js';

const TCP_7 = 'tcp(7), socket(7)';

/** What any program may ask of its sockets. */
export const SOCKET_SPECS = [
  toPlainSpec(
    'SO_KEEPALIVE',
    'switch',
    null,
    { en: 'whether its sockets ask for keepalive', zh: '其套接字是否启用保活' },
    TCP_7,
  ),
  toTimeSpec('TCP_KEEPIDLE', 's', 'unset', null, {
    meaning: {
      en: 'silence before the first keepalive probe; tcp_keepalive_time where left out',
      zh: '首个保活探测之前的静默时间；未设置时取 tcp_keepalive_time',
    },
    source: TCP_7,
  }),
  toTimeSpec('TCP_KEEPINTVL', 's', 'unset', null, {
    meaning: {
      en: 'time between two probes; tcp_keepalive_intvl where left out',
      zh: '两次探测的间隔；未设置时取 tcp_keepalive_intvl',
    },
    source: TCP_7,
  }),
  toPlainSpec(
    'TCP_KEEPCNT',
    'count',
    null,
    {
      en: 'unanswered probes; tcp_keepalive_probes where left out',
      zh: '探测无应答的次数上限；未设置时取 tcp_keepalive_probes',
    },
    TCP_7,
  ),
  toTimeSpec('TCP_USER_TIMEOUT', 'ms', 'unset', null, {
    meaning: {
      en: 'longest time that sent data or probes may stay unanswered; then the count of probes does not matter',
      zh: '已发送的数据或探测无应答的最长时间；设置后探测次数不再起作用',
    },
    source: TCP_7,
    plausible: [1, Infinity],
  }),
] as const;

/** The keepalive that a program of some kind asks for by itself; times in seconds, the kernel's where left out. */
export interface OwnKeepalive {
  readonly setting: string;
  readonly first?: number;
  readonly interval?: number;
  readonly probes?: number;
  readonly isStated?: boolean;
}

/** Keepalive by the kernel's times where `own` does not give others. */
export function toKeepalive({ kernel }: HopReading, own: OwnKeepalive): Keepalive {
  return {
    setting: own.setting,
    first: own.first ?? kernel.number('tcp_keepalive_time'),
    interval: own.interval ?? kernel.number('tcp_keepalive_intvl'),
    probes: own.probes ?? kernel.number('tcp_keepalive_probes'),
    userTimeout: null,
    isStated: own.isStated ?? false,
  };
}

/** What the socket options of a program come to; `own` is what its kind does where nothing is stated, `null` for nothing. */
export function toSocketKeepalive(hop: HopReading, own: OwnKeepalive | null = null): KeepaliveState {
  const { settings } = hop;
  const isOn = settings.isOn('SO_KEEPALIVE');
  if (settings.word('SO_KEEPALIVE') === 'unknown') return 'unknown';
  if (isOn === false) return 'off';
  const idle = toFinite(settings.time('TCP_KEEPIDLE').limit);
  if (isOn === undefined && idle === undefined && own === null) return 'unstated';
  const interval = toFinite(settings.time('TCP_KEEPINTVL').limit) ?? own?.interval;
  const probes = settings.count('TCP_KEEPCNT') ?? own?.probes;
  const first = idle ?? own?.first;
  const base = toKeepalive(hop, {
    setting: idle === undefined ? (own?.setting ?? 'tcp_keepalive_time') : 'TCP_KEEPIDLE',
    ...(first !== undefined && { first }),
    ...(interval !== undefined && { interval }),
    ...(probes !== undefined && { probes }),
    isStated: idle !== undefined || isOn === true || own?.isStated === true,
  });
  return { ...base, userTimeout: toFinite(settings.time('TCP_USER_TIMEOUT').limit) ?? null };
}

function toFinite(limit: Parameters<typeof toSeconds>[0]): number | undefined {
  const seconds = toSeconds(limit);
  return seconds === Infinity ? undefined : seconds;
}
