import type { Side } from '../behaviour.js';
import { toLeftSide, toRelayTimer, toRightSide } from '../idle-life.js';
import { toProbing, type Keepalive } from '../keepalive.js';
import { toSeconds, type Limit, type Timer } from '../limit.js';
import { toLengthText } from '../length-text.js';
import { isEndpoint, type EndpointStation, type PathModel } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';
import { toUnknown } from './unknown.js';
import { chinese } from '../chinese.js';

interface Cut {
  readonly relay: EndpointStation;
  readonly timer: Timer;
  /** The side whose limit it is. */
  readonly side: Side;
}

/** Proxies that let a tunnel go before its ends want it. */
export function findRelayCuts(model: PathModel): Verdict[] {
  const cuts = toCuts(model);
  const unknown = cuts.find(({ timer }) => timer.limit === 'unknown');
  if (model.protocol === 'http') return findClassicBalancer(model, cuts);
  if (unknown) return [toUnknown(unknown.relay, unknown.timer)];
  const [first] = cuts.toSorted((one, other) => toSeconds(one.timer.limit) - toSeconds(other.timer.limit));
  if (!first || !isCut(model, first)) return [];
  return [toCutVerdict(model, first)];
}

function toCuts(model: PathModel): Cut[] {
  return model.stations.filter(isEndpoint).flatMap((relay) => {
    const timer = toRelayTimer(relay, model.segments);
    const { left, right } = relay.behaviour;
    if (!timer || !left || !right || relay.definition.role !== 'proxy') return [];
    return [{ relay, timer, side: left.idle.setting === timer.setting ? left : right }];
  });
}

/** The limits of the two ends of the path; `unstated` where nobody spoke of one. */
function toWants({ segments }: PathModel): Limit[] {
  const [first, last] = [segments[0], segments.at(-1)];
  const asks = first && toLeftSide(first);
  const answers = last && toRightSide(last);
  return [asks?.pool?.timer.limit ?? asks?.idle.limit ?? 'unstated', answers?.idle.limit ?? 'unstated'];
}

function isCut(model: PathModel, { timer, side }: Cut): boolean {
  const seconds = toSeconds(timer.limit);
  if (seconds === Infinity || (model.path.pingSeconds ?? Infinity) < seconds) return false;
  if (model.protocol === 'websocket') return !side.isTunnelLimit;
  const wants = toWants(model);
  if (wants.some((limit) => toSeconds(limit) <= seconds)) return false;
  const isStated = (limit: Limit) => limit !== 'unstated' && limit !== 'unknown';
  return side.isTunnelLimit ? wants.every(isStated) : wants.some(isStated);
}

function toCutVerdict(model: PathModel, cut: Cut): Verdict {
  const { relay, timer, side } = cut;
  const probing = findNeighbourProbes(model, relay, toSeconds(timer.limit));
  if (probing && !side.countsProbes) return toUncounted(relay, timer, probing);
  if (side.sign === 'silence') return toSilent(relay, timer);
  return side.sign === 'rst' && relay.definition.kind === 'f5'
    ? toReset(relay, timer)
    : toTunnelCut(relay, timer, side);
}

function findNeighbourProbes(
  model: PathModel,
  relay: EndpointStation,
  seconds: number,
): Keepalive | undefined {
  return model.segments
    .flatMap((segment) => [
      segment.right === relay ? toLeftSide(segment)?.keepalive : undefined,
      segment.left === relay ? toRightSide(segment)?.keepalive : undefined,
    ])
    .map((state) => (state === undefined ? undefined : toProbing(state)))
    .find((probing) => probing?.isStated === true && probing.first < seconds);
}

/** AWS says of this one that probes do not count, whatever travels. */
function findClassicBalancer(model: PathModel, cuts: readonly Cut[]): Verdict[] {
  const [, answers = 'unstated'] = toWants(model);
  return cuts.flatMap(({ relay, timer }) => {
    const seconds = toSeconds(timer.limit);
    const probing = findNeighbourProbes(model, relay, seconds);
    const isSmallest =
      toSeconds(answers) > seconds && cuts.every(({ timer: { limit } }) => toSeconds(limit) >= seconds);
    return relay.hop.kind === 'aws-clb' && probing && isSmallest ? [toUncounted(relay, timer, probing)] : [];
  });
}

function toUncounted(relay: EndpointStation, timer: Timer, probing: Keepalive): Verdict {
  const [length, first] = [toLengthText(toSeconds(timer.limit)), toLengthText(probing.first)];
  return toVerdict('KEEPALIVE_DOES_NOT_COUNT', {
    hop: relay,
    setting: timer.setting,
    reason: {
      en: `Probes go every ${first.en} (${probing.setting}), but ${relay.name.en} counts data only and closes after ${length.en} without any.`,
      zh: chinese`探测每 ${first.zh}发送（${probing.setting}），但 ${relay.name.zh} 只计数据，${length.zh}无数据即关闭。`,
    },
    suggestion: {
      en: `Send data of the application (a ping) more often than every ${length.en}, or raise ${timer.setting}.`,
      zh: `让应用以小于 ${length.zh}的间隔发送数据（ping），或调大 ${timer.setting}。`,
    },
  });
}

const ADVICE = (setting: string, length: { en: string; zh: string }) => ({
  en: `Raise ${setting} above what the ends keep, or let one of them send something more often than every ${length.en}.`,
  zh: `将 ${setting} 调到两端保留时间以上，或让任一端以小于 ${length.zh}的间隔发送数据。`,
});

function toSilent(relay: EndpointStation, timer: Timer): Verdict {
  const length = toLengthText(toSeconds(timer.limit));
  return toVerdict('SILENT_CUT', {
    hop: relay,
    setting: timer.setting,
    reason: {
      en: `${relay.name.en} removes the flow after ${length.en} of silence and, with resets off, tells neither end.`,
      zh: chinese`${relay.name.zh} 在静默 ${length.zh}后删除流，且未启用复位，两端都不会被告知。`,
    },
    suggestion: ADVICE(timer.setting, length),
  });
}

function toReset(relay: EndpointStation, timer: Timer): Verdict {
  const length = toLengthText(toSeconds(timer.limit));
  return toVerdict('CUT_BY_RST', {
    hop: relay,
    setting: timer.setting,
    reason: {
      en: `${relay.name.en} resets both connections after ${length.en} of silence; both ends would keep them longer.`,
      zh: chinese`${relay.name.zh} 在静默 ${length.zh}后向两端发送 RST；两端本会保留更久。`,
    },
    suggestion: ADVICE(timer.setting, length),
  });
}

function toTunnelCut(relay: EndpointStation, timer: Timer, side: Side): Verdict {
  const length = toLengthText(toSeconds(timer.limit));
  const limit = side.isTunnelLimit
    ? { en: 'its limit for tunnels', zh: '其隧道超时' }
    : { en: 'a limit made for requests', zh: '为普通请求设计的超时' };
  return toVerdict('TUNNEL_CUT', {
    hop: relay,
    setting: timer.setting,
    reason: {
      en: `${relay.name.en} ends the tunnel after ${length.en} of silence by ${timer.setting}, ${limit.en}.`,
      zh: chinese`${relay.name.zh} 按 ${timer.setting}（${limit.zh}）在静默 ${length.zh}后结束隧道。`,
    },
    suggestion:
      relay.hop.kind === 'haproxy' && !side.isTunnelLimit
        ? {
            en: 'Set timeout tunnel (and timeout client-fin): it replaces client and server once a tunnel runs.',
            zh: '设置 timeout tunnel（以及 timeout client-fin）：隧道建立后它取代 client 与 server。',
          }
        : ADVICE(timer.setting, length),
  });
}
