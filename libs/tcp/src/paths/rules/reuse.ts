import type { Pool } from '../behaviour.js';
import { toLeftSide, toLiveIdle, toKeepalives, toRelayTimer, toRightSide } from '../idle-life.js';
import { isKnown, toSeconds, type Timer } from '../limit.js';
import { toLengthText } from '../length-text.js';
import type { PathModel, Segment } from '../station.js';
import { toVerdict } from '../to-verdict.js';
import type { Verdict } from '../verdict.js';
import { toMargin, toSafeLimit } from './margin.js';
import { toUnknown } from './unknown.js';
import { chinese } from '../chinese.js';

const RACE_SOURCE =
  'measured: a request that meets a FIN under way is answered by a RST, which nginx, Apache and HAProxy turn into 502';

/** Where idle connections are used again, the server must not close first. */
export function findReuse(model: PathModel): Verdict[] {
  return model.segments.flatMap((segment) => {
    const pool = toLeftSide(segment)?.pool;
    const right = toRightSide(segment);
    const isAsked = model.protocol === 'http' || isDirect(model, segment);
    if (!pool || !right || !isAsked || !right.isPersistent) return [];
    return judge(
      segment,
      pool,
      toLiveIdle(right, toKeepalives(segment)),
      toMargin(model.path.roundTripMs ?? 1),
    );
  });
}

/** In TCP what a pool meets at a relay, or at a device that forgets, is told as a cut. */
function isDirect({ protocol, segments }: PathModel, { right, boxes }: Segment): boolean {
  return protocol === 'tcp' && boxes.length === 0 && toRelayTimer(right, segments) === undefined;
}

function judge(segment: Segment, pool: Pool, server: Timer, margin: number): Verdict[] {
  const { left, right } = segment;
  const unknown = [
    ...(pool.timer.limit === 'unknown' ? [toUnknown(left, pool.timer)] : []),
    ...(server.limit === 'unknown' ? [toUnknown(right, server)] : []),
  ];
  if (unknown.length > 0) return unknown;
  if (pool.timer.limit === 'unstated') return [];
  const unbounded = pool.timer.limit === 'never' ? [toUnbounded(segment, pool.timer)] : [];
  if (!isKnown(server.limit)) return unbounded;
  const between = toSeconds(server.limit) - toSeconds(pool.timer.limit);
  const isHinted = pool.hintMargin !== null && toRightSide(segment)?.sendsHint === true;
  if (isHinted || server.limit === 'never' || between >= margin) return unbounded;
  return [...unbounded, between > 0 ? toThin(segment, pool, server) : toRace(segment, pool, server)];
}

function toUnbounded({ left, right }: Segment, { setting }: Timer): Verdict {
  return toVerdict('REUSE_UNBOUNDED', {
    hop: left,
    otherHop: right,
    setting,
    reason: {
      en: `${left.name.en} keeps idle connections to ${right.name.en} until the other side closes them, so after a quiet time the next request goes into a connection that is ending.`,
      zh: chinese`${left.name.zh} 对 ${right.name.zh} 的空闲连接永不主动关闭，安静一段时间后，下一个请求会落在正在关闭的连接上。`,
    },
    suggestion: {
      en: `Give ${setting} a limit, at least 5 s below the idle limit of ${right.name.en}.`,
      zh: chinese`为 ${setting} 设置上限，至少比 ${right.name.zh} 的空闲超时小 5 秒。`,
    },
  });
}

function toLengths(pool: Pool, server: Timer) {
  const kept =
    pool.timer.limit === 'never' ? { en: 'for ever', zh: '永久' } : toLengthText(toSeconds(pool.timer.limit));
  const safe = pool.timer.limit === 'never' ? null : toLengthText(toSafeLimit(toSeconds(pool.timer.limit)));
  return { kept, closes: toLengthText(toSeconds(server.limit)), safe };
}

function toRace({ left, right }: Segment, pool: Pool, server: Timer): Verdict {
  const { kept, closes, safe } = toLengths(pool, server);
  const isClient = left.definition.role === 'client';
  const effect = pool.isForgiving
    ? { en: 'Most requests are then repeated by itself, others fail', zh: '多数请求会自动重试，其余失败' }
    : { en: 'A request that crosses the close fails', zh: '与关闭交错的请求会失败' };
  return toVerdict(isClient ? 'CLIENT_REUSE_RACE' : 'REUSE_RACE', {
    hop: right,
    otherHop: left,
    setting: server.setting,
    ...(pool.isForgiving && !isClient && { severity: 'warning' as const }),
    reason: {
      en: `${right.name.en} closes a connection after ${closes.en} of silence, ${left.name.en} uses it again for up to ${kept.en} (${pool.timer.setting}). ${effect.en}.`,
      zh: chinese`${right.name.zh} 在静默 ${closes.zh}后关闭连接，而 ${left.name.zh} 在 ${kept.zh}内仍会复用（${pool.timer.setting}）。${effect.zh}。`,
    },
    suggestion: safe
      ? {
          en: `Raise ${server.setting} so that ${right.name.en} closes after ${safe.en} or more, or bring ${pool.timer.setting} below ${closes.en}. Repeat idempotent requests only.`,
          zh: chinese`调大 ${server.setting}，使 ${right.name.zh} 至少 ${safe.zh}后才关闭，或将 ${pool.timer.setting} 降到 ${closes.zh}以下。仅重试幂等请求。`,
        }
      : {
          en: `Set ${pool.timer.setting} at least 5 s below ${closes.en}, or raise ${server.setting}.`,
          zh: `将 ${pool.timer.setting} 设为至少比 ${closes.zh}小 5 秒，或调大 ${server.setting}。`,
        },
    source: RACE_SOURCE,
  });
}

function toThin({ left, right }: Segment, pool: Pool, server: Timer): Verdict {
  const { kept, closes, safe } = toLengths(pool, server);
  return toVerdict('REUSE_MARGIN_THIN', {
    hop: right,
    otherHop: left,
    setting: server.setting,
    reason: {
      en: `${right.name.en} closes after ${closes.en}, ${left.name.en} stops using a connection after ${kept.en}: clocks start at different ends, a lost FIN takes 0.2 s and more, and timers are coarse.`,
      zh: chinese`${right.name.zh} 在 ${closes.zh}后关闭，${left.name.zh} 在 ${kept.zh}后停止复用：两端计时起点不同，丢失的 FIN 需 0.2 秒以上重传，定时器也较粗。`,
    },
    suggestion: {
      en: `Raise ${server.setting} so that ${right.name.en} closes after ${safe?.en ?? ''} or more.`,
      zh: chinese`调大 ${server.setting}，使 ${right.name.zh} 至少 ${safe?.zh ?? ''}后才关闭。`,
    },
    source: RACE_SOURCE,
  });
}
