import type { Side } from '../behaviour.js';
import { isBoxRefreshed, isIdling, toLeftSide, toOwnTimer, toRelayTimer, toRightSide } from '../idle-life.js';
import { toIdleDetection, toProbing, type Keepalive } from '../keepalive.js';
import { toFirst, toSeconds, type Limit, type Timer } from '../limit.js';
import { toLengthText } from '../length-text.js';
import type { ProductText } from '../product-text.js';
import type { EndpointStation, PathModel, Segment } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';
import { chinese } from '../chinese.js';

/** Later than this is late, seconds. */
const LATE = 600;

interface End {
  readonly hop: EndpointStation;
  readonly side: Side;
  /** Its own limit: the pool's, where it pools. */
  readonly own: Timer;
}

/** The ends of a segment, each with what it notices a vanished peer by while nothing is sent. */
export function toDetections(
  model: PathModel,
  segment: Segment,
): { readonly end: End; readonly limit: Limit }[] {
  return toEnds(model, segment).map((end, at, ends) => {
    const audible = toAudible(model, segment, ends[1 - at]);
    const probing = toProbing(end.side.keepalive);
    const detected = probing ? toIdleDetection(probing) : Infinity;
    const seconds = Math.min(toSeconds(end.own.limit), detected, toSeconds(audible));
    if (seconds < Infinity) return { end, limit: seconds };
    const isSaid = end.own.limit === 'never' && end.side.keepalive !== 'unknown' && audible !== 'unknown';
    return { end, limit: isSaid ? 'never' : end.own.limit === 'unknown' ? 'unknown' : 'unstated' };
  });
}

function toEnds(model: PathModel, segment: Segment): End[] {
  const left = toLeftSide(segment);
  const right = toRightSide(segment);
  return [
    ...(left
      ? [
          {
            hop: segment.left,
            side: left,
            own: toOwnTimer(left.pool?.timer ?? left.idle, segment.left, model),
          },
        ]
      : []),
    ...(right
      ? [{ hop: segment.right, side: right, own: toOwnTimer(right.idle, segment.right, model) }]
      : []),
  ];
}

/** What the other end, or a device between, lets it hear of: a close that nothing on the way swallows. */
function toAudible(model: PathModel, segment: Segment, other: End | undefined): Limit {
  const resets = segment.boxes
    .filter(({ behaviour: { sign } }) => sign === 'rst')
    .map(({ behaviour: { idle } }) => idle);
  const relay = other && model.protocol === 'tcp' ? toRelayTimer(other.hop, model.segments) : undefined;
  const closes = relay ?? other?.own;
  const swallowed = segment.boxes.filter((box) => {
    const isForgotten = toSeconds(box.behaviour.idle.limit) < toSeconds(closes?.limit ?? 'never');
    return box.behaviour.sign === 'silence' && isForgotten && !isBoxRefreshed(box, segment, Infinity);
  });
  const isHeard = closes !== undefined && other?.side.sign !== 'silence' && swallowed.length === 0;
  return toFirst([...resets, ...(isHeard ? [closes] : [])])?.limit ?? 'never';
}

/** Ends that notice late, or never, that their peer has vanished; a silent cut on the same stretch says more. */
export function findDeadPeers(model: PathModel, found: readonly Verdict[]): Verdict[] {
  const all = findAtEnds(model, found);
  return all.filter(
    ({ hop, code }, at) => all.findIndex((one) => one.hop === hop && one.code === code) === at,
  );
}

function findAtEnds(model: PathModel, found: readonly Verdict[]): Verdict[] {
  const silent = new Set(found.filter(({ code }) => code === 'SILENT_CUT').map(({ hop }) => hop));
  return model.segments.flatMap((segment) => {
    const isTold = [segment.left, segment.right, ...segment.boxes].some(
      ({ at }) => at !== null && silent.has(at),
    );
    const isUnknown = segment.boxes.some(({ behaviour: { idle } }) => idle.limit === 'unknown');
    if (isTold || isUnknown || !isIdling(segment, model.protocol)) return [];
    return toDetections(model, segment).flatMap(({ end, limit }, at, all) =>
      end.hop.at === null || isExempt(model, segment, end, all[1 - at]?.end) ? [] : judge(end, limit),
    );
  });
}

/** Between requests an idle limit ends what is dead: with HTTP that is soon enough, however long it is. */
function isExempt(model: PathModel, segment: Segment, { own }: End, other: End | undefined): boolean {
  if (model.protocol === 'tcp') return false;
  return typeof own.limit === 'number' || typeof toAudible(model, segment, other) === 'number';
}

function judge({ hop, side, own }: End, limit: Limit): Verdict[] {
  if (limit === 'never') {
    return [
      toVerdict('DEAD_PEER_NEVER', {
        hop,
        setting: own.setting,
        reason: {
          en: `${hop.name.en} has no idle limit and sends no probes here: a peer that lost power, or its network, leaves the connection open for good.`,
          zh: chinese`${hop.name.zh} 在该侧既无空闲超时也不发探测：对端断电或断网后，连接将永远保持打开。`,
        },
        suggestion: {
          en: 'Let its sockets ask for keepalive (SO_KEEPALIVE), with times of minutes, or set an idle limit.',
          zh: '让其套接字启用保活（SO_KEEPALIVE），时间设为分钟级，或设置空闲超时。',
        },
      }),
    ];
  }
  if (typeof limit !== 'number' || limit <= LATE) return [];
  const length = toLengthText(limit);
  const probing = toProbing(side.keepalive);
  const sum = probing ? toSumText(probing) : { en: '', zh: '' };
  return [
    toVerdict('DEAD_PEER_SLOW', {
      hop,
      setting: probing?.setting ?? own.setting,
      reason: {
        en: `${hop.name.en} notices a vanished peer only after ${length.en}${sum.en}.`,
        zh: chinese`${hop.name.zh} 在 ${length.zh}后才会发现对端消失${sum.zh}。`,
      },
      suggestion: {
        en: 'Set the first probe to a minute or two, with five probes 15 s apart: then it is noticed within three minutes.',
        zh: '将首个探测设为一两分钟、间隔 15 秒探测五次，三分钟内即可发现。',
      },
      source: 'tcp(7); tcp_keepalive_timer() in net/ipv4/tcp_timer.c; measured',
    }),
  ];
}

/** What the time until a vanished peer is noticed is the sum of. */
function toSumText({ setting, first, interval, probes }: Keepalive): ProductText {
  const sum = `${first} s + ${probes} × ${Number(interval.toPrecision(4))} s`;
  return { en: ` (${setting}: ${sum})`, zh: `（${setting}：${sum}）` };
}
