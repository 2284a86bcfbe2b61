'use client';

import { useEffect, useState } from 'react';
import { readServerNow } from '../api/server-clock';

/** Now by the API's clock, renewed every `stepMs`. */
export function useNow(stepMs: number): number {
  const [now, setNow] = useState(readServerNow);
  useEffect(() => {
    setNow(readServerNow());
    const timer = setInterval(() => setNow(readServerNow()), stepMs);
    return () => clearInterval(timer);
  }, [stepMs]);
  return now;
}
