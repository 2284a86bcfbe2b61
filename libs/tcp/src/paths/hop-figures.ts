import type { Hop, HopObservations, OpenedConnections } from './path.js';
import type { SettingFault } from './path-fault.js';
import type { ProductText } from './product-text.js';

type Shape = 'rate' | 'none or more' | 'one or more' | 'switch';

const FIGURES = {
  opens: {
    perSecond: 'rate',
    closesFirst: 'switch',
    shortLived: 'switch',
    destinations: 'one or more',
    sourceAddresses: 'one or more',
    isLoopback: 'switch',
  } satisfies Record<keyof OpenedConnections, Shape>,
  observed: {
    timeWaits: 'none or more',
    synReceivedOnListener: 'none or more',
  } satisfies Record<keyof HopObservations, Shape>,
} as const;

/** More than any host has or does: a slip of the hand. */
const MOST = 1_000_000_000;
const MOST_TEXT = '1,000,000,000';

const NO: Readonly<Record<Shape, ProductText>> = {
  rate: { en: `no number from 0 to ${MOST_TEXT}`, zh: `不是 0 到 ${MOST_TEXT} 之间的数` },
  'none or more': { en: `no whole number from 0 to ${MOST_TEXT}`, zh: `不是 0 到 ${MOST_TEXT} 之间的整数` },
  'one or more': { en: `no whole number from 1 to ${MOST_TEXT}`, zh: `不是 1 到 ${MOST_TEXT} 之间的整数` },
  switch: { en: 'neither true nor false', zh: '既不是 true 也不是 false' },
};

const MISSING: ProductText = {
  en: 'is missing: how many connections are opened a second',
  zh: '缺失：需给出每秒新建的连接数',
};

/** What cannot be understood of the connections that a hop opens and of what was counted on it; named `opens.perSecond`. */
export function findFigureFaults({ opens, observed }: Hop): SettingFault[] {
  const isRateMissing = opens !== undefined && (opens.perSecond as unknown) === undefined;
  return [
    ...(isRateMissing ? [{ setting: 'opens.perSecond', message: MISSING }] : []),
    ...findOddFigures('opens', opens ?? {}),
    ...findOddFigures('observed', observed ?? {}),
  ];
}

function findOddFigures(place: keyof typeof FIGURES, figures: object): SettingFault[] {
  const shapes = new Map<string, Shape>(Object.entries(FIGURES[place]));
  return Object.entries(figures).flatMap(([name, value]: [string, unknown]) => {
    const setting = `${place}.${name}`;
    const shape = shapes.get(name);
    if (!shape) {
      const known = [...shapes.keys()];
      const en = `is nothing that ${place} has: ${known.join(', ')}`;
      return [{ setting, message: { en, zh: `不在 ${place} 的各项之中：${known.join('、')}` } }];
    }
    if (value === undefined || isFigure(value, shape)) return [];
    const [written, no] = [JSON.stringify(value), NO[shape]];
    return [{ setting, message: { en: `${written} is ${no.en}`, zh: `${written} ${no.zh}` } }];
  });
}

function isFigure(value: unknown, shape: Shape): boolean {
  if (shape === 'switch') return typeof value === 'boolean';
  if (typeof value !== 'number' || !(value <= MOST)) return false;
  if (shape === 'rate') return value >= 0;
  return Number.isInteger(value) && value >= (shape === 'one or more' ? 1 : 0);
}
