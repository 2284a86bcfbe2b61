import { NativeSelect } from '@mantine/core';
import { STATE_NAMES, type State } from '@finwait/tcp';
import { memo } from 'react';
import { StateGlyph } from './state-glyph';

/** What a {@link StateSelect} shows and does. */
export interface StateSelectProps {
  readonly label: string;
  readonly state: State;
  readonly onState: (state: State) => void;
}

/** Chooses one of the eleven states; its shape stands before it. */
export const StateSelect = memo(function StateSelect({ label, state, onState }: StateSelectProps) {
  return (
    <span className="pickstate">
      <StateGlyph state={state} />
      <NativeSelect
        size="xs"
        aria-label={label}
        data={[...STATE_NAMES]}
        value={state}
        onChange={(event) => onState(event.currentTarget.value as State)}
      />
    </span>
  );
});
