import type { ReactNode } from 'react';
import { OfflineBar } from './offline-bar';
import { TopBar, type Freshness } from './top-bar';

/** What a page says of itself. */
export interface FrameProps {
  readonly freshness: Freshness;
  /** The time of the newest figure on the page, `null` while there is none. */
  readonly asOf: number | null;
  /** On a wall: nothing to press. */
  readonly isKiosk?: boolean;
  readonly children: ReactNode;
}

/** A signed-in page: bar, what is wrong with the line, content. */
export function Frame({ freshness, asOf, isKiosk = false, children }: FrameProps) {
  return (
    <>
      <TopBar isSignedIn freshness={freshness} />
      <main className={isKiosk ? 'page kiosk' : 'page'} id="content">
        <OfflineBar asOf={asOf} />
        {children}
      </main>
    </>
  );
}
