import type { Side } from './behaviour.js';
import { isBoxRefreshed, isIdling, toEndTimers, toLeftSide, toOwnTimer, toRightSide } from './idle-life.js';
import { toProbing, toUnacknowledgedDetection } from './keepalive.js';
import { toSeconds, type Limit, type Timer } from './limit.js';
import type {
  AnsweredSeconds,
  CloseSign,
  HopTimer,
  PathReport,
  PortAnswer,
  SegmentAnswer,
} from './path-report.js';
import { toDetections } from './rules/dead-peer.js';
import { toPortAnswer } from './rules/ports.js';
import {
  isEndpoint,
  isLinux,
  type EndpointStation,
  type PathModel,
  type Segment,
  type Station,
} from './station.js';
import { toTimers } from './timers.js';

type Answers = Omit<PathReport, 'verdicts'>;

/** Who ends which connection when, and the figures behind it. */
export function toAnswers(model: PathModel): Answers {
  const segments = model.segments.map((segment) => toSegmentAnswer(model, segment));
  return {
    protocol: model.protocol,
    segments,
    timers: model.stations.flatMap(toTimers) satisfies HopTimer[],
    ports: model.stations.flatMap((station) => toPortAnswer(station) ?? []) satisfies PortAnswer[],
    longestSilence: toLongestSilence(model, segments),
  };
}

interface Ending {
  readonly by: Station;
  readonly timer: Timer;
  readonly sign: CloseSign;
}

/** The first that ends a connection which nobody speaks on; the client's own limit before one that is as long. */
function toEnding(model: PathModel, segment: Segment): Ending | undefined {
  const timers = toEndTimers(segment);
  const [left, right] = [toLeftSide(segment), toRightSide(segment)];
  const boxes = segment.boxes.filter(
    (box) => !isBoxRefreshed(box, segment, model.path.pingSeconds ?? Infinity),
  );
  const endings: Ending[] = [
    ...(timers.left && left
      ? [
          {
            by: segment.left,
            timer: toOwnTimer(timers.left, segment.left, model),
            sign: left.pool ? ('fin' as const) : left.sign,
          },
        ]
      : []),
    ...boxes.map((box) => ({ by: box, timer: box.behaviour.idle, sign: box.behaviour.sign })),
    ...(timers.right && right
      ? [{ by: segment.right, timer: toOwnTimer(timers.right, segment.right, model), sign: right.sign }]
      : []),
  ];
  return endings.reduce<Ending | undefined>(
    (first, one) => (first && toSeconds(first.timer.limit) <= toSeconds(one.timer.limit) ? first : one),
    undefined,
  );
}

function toSegmentAnswer(model: PathModel, segment: Segment): SegmentAnswer {
  const { left, right } = segment;
  const isClosedAtOnce = !isIdling(segment, model.protocol);
  const ending = toEnding(model, segment);
  const isEnding = ending !== undefined && typeof ending.timer.limit === 'number';
  const isUnknown = [
    ...segment.boxes.map(({ behaviour }) => behaviour.idle),
    ...Object.values(toEndTimers(segment)),
  ].some((timer) => timer?.limit === 'unknown');
  const closer = isEnding && ending.sign === 'fin' && isEndpoint(ending.by) ? ending.by : undefined;
  return {
    left: left.at,
    right: right.at,
    idleSeconds: isClosedAtOnce ? 0 : isUnknown ? 'unknown' : toAnswered(ending?.timer.limit),
    endedBy: isEnding ? ending.by.at : null,
    setting: isEnding ? ending.timer.setting : null,
    sign: isEnding ? ending.sign : null,
    learnedAfterSeconds: isUnknown ? 'unknown' : toLearned(model, segment, ending),
    timeWaitOn: closer?.at ?? null,
    timeWaitSeconds: toClosingSide(segment, closer)?.timeWaitSeconds ?? null,
    deadPeers: toDetections(model, segment).flatMap(({ end, limit }) =>
      end.hop.at === null
        ? []
        : [
            {
              hop: end.hop.at,
              idleSeconds: toAnswered(limit),
              unacknowledgedSeconds: toUnacknowledged(end.hop, segment),
            },
          ],
    ),
  };
}

function toClosingSide(segment: Segment, closer: Station | undefined): Side | null {
  if (!closer) return null;
  return closer === segment.left ? toLeftSide(segment) : toRightSide(segment);
}

function toAnswered(limit: Limit | undefined): AnsweredSeconds {
  return limit === undefined || limit === 'unstated' ? 'unknown' : limit;
}

/** When the other end knows: at once by a FIN or RST, by its own limit after silence; HAProxy half-closes first. */
function toLearned(model: PathModel, segment: Segment, ending: Ending | undefined): AnsweredSeconds {
  if (!ending || typeof ending.timer.limit !== 'number') return toAnswered(ending?.timer.limit);
  const half = toHalfClosed(model, segment, ending);
  if (half !== undefined) return half;
  if (ending.sign !== 'silence') return ending.timer.limit;
  const seconds = Math.min(...toDetections(model, segment).map(({ limit }) => toSeconds(limit)));
  return seconds === Infinity ? 'never' : seconds;
}

/**
 * Without a limit for tunnels HAProxy sends the FIN of an expired client to the server only; the client hears when the
 * server closes, the limit of the server side ends, or that of the half-closed one. Measured.
 */
function toHalfClosed(model: PathModel, segment: Segment, { by, timer }: Ending): number | undefined {
  if (!isEndpoint(by) || by !== segment.right || !by.behaviour.halfClosed || typeof timer.limit !== 'number')
    return undefined;
  const after = model.segments.find(({ left }) => left === by);
  const server = by.behaviour.right;
  if (!after || !server || after.right.behaviour.answersFin) return undefined;
  const fin = timer.limit + toSeconds(by.behaviour.halfClosed.right.limit);
  return Math.min(toSeconds(server.idle.limit), fin);
}

/** By the sysctls of Linux; how often others repeat what is not acknowledged, nobody says. */
function toUnacknowledged(station: EndpointStation, { left }: Segment): AnsweredSeconds {
  if (!isLinux(station)) return 'unknown';
  const { kernel, behaviour } = station;
  const side =
    behaviour.right && left.behaviour === behaviour ? behaviour.right : (behaviour.left ?? behaviour.right);
  const userTimeout = side ? (toProbing(side.keepalive)?.userTimeout ?? null) : null;
  return toUnacknowledgedDetection(
    kernel.number('tcp_retries2'),
    kernel.number('tcp_rto_max_ms') / 1_000,
    userTimeout,
  );
}

/** In HTTP each connection lives by itself; a tunnel ends where the first of its connections does. */
function toLongestSilence(model: PathModel, segments: readonly SegmentAnswer[]): Answers['longestSilence'] {
  const asked = model.protocol === 'http' ? segments.slice(0, 1) : segments;
  const ends = asked.map(({ idleSeconds, endedBy }) => ({ seconds: idleSeconds, hop: endedBy }));
  if (
    ends.some(({ seconds }) => seconds === 'unknown') &&
    !ends.some(({ seconds }) => typeof seconds === 'number')
  ) {
    return { seconds: 'unknown', hop: null };
  }
  return ends.reduce((first, one) => (toSeconds(one.seconds) < toSeconds(first.seconds) ? one : first), {
    seconds: 'never',
    hop: null,
  } as Answers['longestSilence']);
}
