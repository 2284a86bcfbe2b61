import type { State } from '@finwait/tcp';
import type { AlignedData } from 'uplot';
import { STACK_ORDER } from '../theme/palette';
import type { Gap } from './gaps';
import { findPlace, type Timeline } from './timeline';

/** A layer that has less than this share of a stack has no name of its own, */
const NAMED_SHARE = 0.05;
/** but those that tell of trouble have one earlier. */
const TROUBLE_SHARE = 0.01;
const TROUBLE: readonly State[] = ['SYN_RECV', 'CLOSE_WAIT'];

/** The states of a stack from the top one down, without those that are no connections. */
export function toLayers(states: readonly State[]): State[] {
  return STACK_ORDER.filter((state) => states.includes(state)).toReversed();
}

/** The columns uPlot draws: seconds, then what each layer and those under it come to, the top one first. */
export function toStackColumns(
  timeline: Timeline,
  states: readonly State[],
  gaps: readonly Gap[],
): AlignedData {
  const layers = toLayers(states);
  const sums = layers.map(() => [] as (number | null)[]);
  timeline.at.forEach((_, index) => {
    let sum: number | null = null;
    for (let layer = layers.length - 1; layer >= 0; layer -= 1) {
      const count = timeline.series[layers[layer] as State].avg[index] ?? null;
      if (count !== null) sum = (sum ?? 0) + count;
      sums[layer]?.push(sum);
    }
  });
  const at = [...timeline.at];
  for (const gap of gaps) {
    const middle = (gap.from + gap.to) / 2;
    const place = findPlace(at, middle);
    at.splice(place, 0, middle);
    for (const column of sums) column.splice(place, 0, null);
  }
  return [at.map((time) => time / 1_000), ...sums];
}

/** The name of a layer or of the rest, in the middle of what it names. */
export interface LayerName {
  /** `null` names all the layers that are too thin for a name of their own. */
  readonly state: State | null;
  readonly count: number;
  /** How many layers it names. */
  readonly layers: number;
  readonly value: number;
}

/** The layers at the end of a stack that are worth a name. */
export function nameLayers(timeline: Timeline, states: readonly State[]): LayerName[] {
  const last = timeline.samples.findLastIndex((samples) => samples > 0);
  const layers = toLayers(states)
    .toReversed()
    .map((state) => ({ state, count: timeline.series[state].avg[last] ?? 0 }));
  const total = layers.reduce((sum, { count }) => sum + count, 0);
  const names: LayerName[] = [];
  let [below, rest, restLayers] = [0, 0, 0];
  for (const { state, count } of layers) {
    const share = count / total;
    if (share > NAMED_SHARE || (TROUBLE.includes(state) && share > TROUBLE_SHARE)) {
      names.push({ state, count, layers: 1, value: below + count / 2 });
    } else {
      rest += count;
      restLayers += count > 0 ? 1 : 0;
    }
    below += count;
  }
  if (rest > 0) names.push({ state: null, count: rest, layers: restLayers, value: total - rest / 2 });
  return names;
}
