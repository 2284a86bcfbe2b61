'use client';

import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Line, LiveConnection } from './live-connection';

/** The live feed of the page. */
export const LiveContext = createContext<LiveConnection | null>(null);

/** The live feed of the page. */
export function useLiveConnection(): LiveConnection {
  const connection = useContext(LiveContext);
  if (!connection) throw new Error('a page stands inside Providers');
  return connection;
}

const UNKNOWN_LINE: Line = { status: 'connecting', since: 0 };

/** How the live feed stands. */
export function useLine(): Line {
  const connection = useLiveConnection();
  return useSyncExternalStore(connection.observeLine, connection.readLine, () => UNKNOWN_LINE);
}
