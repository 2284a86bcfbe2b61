import { memo } from 'react';
import type { StateCounts } from '@finwait/contracts';
import { STACK_ORDER, toColor } from '../theme/palette';

/** The states of a host's connections side by side, each as wide as its share; as they were when the order was made. */
export const Mix = memo(function Mix({ states }: { readonly states: StateCounts | null }) {
  return (
    <span className="mix" aria-hidden="true">
      {STACK_ORDER.map((state) => {
        const count = states?.[state] ?? 0;
        return count > 0 && <i key={state} style={{ flexGrow: count, background: toColor(state) }} />;
      })}
    </span>
  );
});
