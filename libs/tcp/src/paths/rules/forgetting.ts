import {
  isBoxRefreshed,
  isIdling,
  toEndTimers,
  toKeepalives,
  toLeftSide,
  toRightSide,
} from '../idle-life.js';
import { toProbing } from '../keepalive.js';
import { toSeconds } from '../limit.js';
import { toLengthText } from '../length-text.js';
import type { MiddleboxStation, PathModel, Segment } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { ProductText } from '../product-text.js';
import type { Verdict, VerdictCode } from '../verdict.js';
import { toUnknown } from './unknown.js';
import { chinese } from '../chinese.js';

/** What devices on the way forget before the ends close. */
export function findForgetting(model: PathModel): Verdict[] {
  return model.segments.flatMap((segment) =>
    isIdling(segment, model.protocol) ? segment.boxes.flatMap((box) => judge(model, segment, box)) : [],
  );
}

function judge(model: PathModel, segment: Segment, box: MiddleboxStation): Verdict[] {
  const { idle, sign, countsProbes } = box.behaviour;
  if (idle.limit === 'unknown') return [toUnknown(box, idle)];
  const seconds = toSeconds(idle.limit);
  if (seconds === Infinity || isBoxRefreshed(box, segment, model.path.pingSeconds ?? Infinity)) return [];
  const { left, right } = toEndTimers(segment);
  if (Math.min(toSeconds(left?.limit ?? 'never'), toSeconds(right?.limit ?? 'never')) <= seconds) return [];
  const unseen = [
    ...(toLeftSide(segment)?.keepalive === 'unknown' ? [segment.left] : []),
    ...(toRightSide(segment)?.keepalive === 'unknown' ? [segment.right] : []),
  ];
  if (unseen.length > 0) return unseen.map((end) => toUnknown(end, { setting: 'SO_KEEPALIVE' }));
  if (sign === 'rst') return [toCutByRst(segment, box, seconds)];
  const probing = toKeepalives(segment).map(toProbing).find(Boolean);
  if (!probing)
    return [toSilentCut(segment, box, seconds), ...findOtherSegment(model, segment, box, seconds)];
  if (!countsProbes && probing.first < seconds) {
    return [toUncounted(segment, box, seconds), toSilentCut(segment, box, seconds)];
  }
  return [toTooLate(segment, box, seconds), ...findOtherSegment(model, segment, box, seconds)];
}

/** No later than half the limit: one probe may be lost. */
function toAdvice(seconds: number) {
  const half = toLengthText(Math.floor(seconds / 2));
  return {
    en: `Let an end of this stretch ask for keepalive (SO_KEEPALIVE) with a first probe after ${half.en} or less.`,
    zh: `让该段任一端启用保活（SO_KEEPALIVE），首个探测不晚于 ${half.zh}。`,
  };
}

/** A verdict on a device, told with the end of the stretch that the path names. */
function toBoxVerdict(
  code: VerdictCode,
  { left, right }: Segment,
  box: MiddleboxStation,
  texts: { readonly reason: ProductText; readonly suggestion: ProductText },
): Verdict {
  const otherHop = left.at === null ? right : left;
  return toVerdict(code, { hop: box, otherHop, setting: box.behaviour.idle.setting, ...texts });
}

function toSilentCut(segment: Segment, box: MiddleboxStation, seconds: number): Verdict {
  const { left, right } = segment;
  const length = toLengthText(seconds);
  return toBoxVerdict('SILENT_CUT', segment, box, {
    reason: {
      en: `${box.name.en} forgets a connection after ${length.en} of silence and tells nobody; ${left.name.en} and ${right.name.en} keep it longer and send no probes. Who speaks next waits for an answer that does not come.`,
      zh: chinese`${box.name.zh} 在静默 ${length.zh}后丢弃连接且不通知任何一方；${left.name.zh} 与 ${right.name.zh} 保留更久且不发探测。下一个发送方将一直等待。`,
    },
    suggestion: toAdvice(seconds),
  });
}

function toTooLate(segment: Segment, box: MiddleboxStation, seconds: number): Verdict {
  const probes = toKeepalives(segment).flatMap((state) => toProbing(state) ?? []);
  const earliest = probes.reduce((one, other) => (one.first <= other.first ? one : other));
  const [first, length] = [toLengthText(earliest.first), toLengthText(seconds)];
  return toBoxVerdict('KEEPALIVE_TOO_LATE', segment, box, {
    reason: {
      en: `The first probe goes after ${first.en} of silence (${earliest.setting}), but ${box.name.en} forgets the connection after ${length.en} and tells nobody.`,
      zh: chinese`首个探测在静默 ${first.zh}后发出（${earliest.setting}），但 ${box.name.zh} 在 ${length.zh}后已丢弃连接且不通知任何一方。`,
    },
    suggestion: toAdvice(seconds),
  });
}

function toCutByRst(segment: Segment, box: MiddleboxStation, seconds: number): Verdict {
  const { left, right } = segment;
  const length = toLengthText(seconds);
  return toBoxVerdict('CUT_BY_RST', segment, box, {
    reason: {
      en: `${box.name.en} resets a connection after ${length.en} of silence; ${left.name.en} and ${right.name.en} would keep it longer.`,
      zh: chinese`${box.name.zh} 在静默 ${length.zh}后复位连接；${left.name.zh} 与 ${right.name.zh} 本会保留更久。`,
    },
    suggestion: toAdvice(seconds),
  });
}

function toUncounted(segment: Segment, box: MiddleboxStation, seconds: number): Verdict {
  const length = toLengthText(seconds);
  return toBoxVerdict('KEEPALIVE_DOES_NOT_COUNT', segment, box, {
    reason: {
      en: `${box.name.en} counts data only: keepalive probes do not stop it from dropping a connection after ${length.en}.`,
      zh: chinese`${box.name.zh} 只计数据：保活探测无法阻止其在 ${length.zh}后丢弃连接。`,
    },
    suggestion: {
      en: `Send data of the application (a ping) more often than every ${length.en}, or close earlier than that.`,
      zh: `让应用以小于 ${length.zh}的间隔发送数据（ping），或在此之前关闭连接。`,
    },
  });
}

/** Keepalive that somebody set on another stretch, thinking that it reaches this one. */
function findOtherSegment(
  model: PathModel,
  here: Segment,
  box: MiddleboxStation,
  seconds: number,
): Verdict[] {
  const others = model.segments.filter((segment) => segment !== here);
  const [found] = others.flatMap((segment) => {
    const ends = [
      { hop: segment.left, state: segment.left.behaviour.right?.keepalive },
      { hop: segment.right, state: segment.right.behaviour.left?.keepalive },
    ];
    return ends.filter(({ hop, state }) => {
      const probing = state === undefined ? undefined : toProbing(state);
      return hop.at !== null && probing?.isStated === true && probing.first < seconds;
    });
  });
  if (!found) return [];
  return [
    toVerdict('KEEPALIVE_OTHER_SEGMENT', {
      hop: found.hop,
      otherHop: box,
      setting: toProbing(found.state ?? 'off')?.setting,
      reason: {
        en: `The probes of ${found.hop.name.en} end at the next hop with sockets of its own; they do not reach the stretch through ${box.name.en}.`,
        zh: chinese`${found.hop.name.zh} 的探测止于下一个拥有自身套接字的节点，不会到达经过 ${box.name.zh} 的那一段。`,
      },
      suggestion: {
        en: `Switch keepalive on at ${here.left.name.en} or ${here.right.name.en} too.`,
        zh: chinese`在 ${here.left.name.zh} 或 ${here.right.name.zh} 上也启用保活。`,
      },
      source: 'tcp(7); istio/istio#36499',
    }),
  ];
}
