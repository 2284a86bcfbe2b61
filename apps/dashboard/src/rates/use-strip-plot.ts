'use client';

import { useEffect, useEffectEvent, useRef } from 'react';
import { useLocale } from 'use-intl';
import { useWidth } from '../frame/use-width';
import { StripPlot, type StripContent, type StripStyle } from './strip-plot';

/** Keeps a strip in an element: `target` is where it is drawn, `sized` the element whose width it takes. */
export function useStripPlot(content: StripContent, style: Omit<StripStyle, 'lineCount'>) {
  const language = useLocale();
  const { ref: sized, width } = useWidth();
  const target = useRef<HTMLDivElement>(null);
  const plot = useRef<StripPlot | null>(null);
  const lineCount = content.lines.length;
  const build = useEffectEvent(
    (element: HTMLElement) => new StripPlot(element, { ...style, lineCount }, content, width),
  );
  const { colors, isCompact, formatTime } = style;
  const hasTimes = formatTime !== undefined;
  const hasRoom = width > 0;
  useEffect(() => {
    if (!target.current || !hasRoom) return undefined;
    const built = build(target.current);
    plot.current = built;
    return () => {
      plot.current = null;
      built.destroy();
    };
  }, [hasRoom, colors, isCompact, lineCount, hasTimes, language]);
  useEffect(() => plot.current?.show(content), [content]);
  useEffect(() => {
    if (hasRoom) plot.current?.resize(width);
  }, [hasRoom, width]);
  return { sized, target };
}
