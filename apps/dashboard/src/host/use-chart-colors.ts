'use client';

import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useState } from 'react';
import { readChartColors, type ChartColors } from '../theme/palette';

/** The colours of the theme that is on, read once after each change of it; `null` before the first reading. */
export function useChartColors(): ChartColors | null {
  const scheme = useComputedColorScheme('light', { getInitialValueInEffect: true });
  const [colors, setColors] = useState<ChartColors | null>(null);
  useEffect(() => {
    const frame = requestAnimationFrame(() => setColors(readChartColors(document.documentElement)));
    return () => cancelAnimationFrame(frame);
  }, [scheme]);
  return colors;
}
