import { render } from '@testing-library/react';
import { toQuality, SAMPLE_FLAGS, STATE_NAMES, type State } from '@finwait/tcp';
import { IntlProvider } from 'use-intl';
import { EVERY_TEXT } from '../messages/every-text';
import { makeCounts } from '../testing/sample-host';
import { ValuesPanel } from './values-panel';

function showMarks(flags: number): (readonly [State, string, string])[] {
  render(
    <IntlProvider locale="en" messages={EVERY_TEXT.en} timeZone="UTC">
      <ValuesPanel
        timeline={null}
        latest={makeCounts({ ESTABLISHED: 90_000 })}
        quality={toQuality(flags)}
        cursorAt={null}
        states={['ESTABLISHED']}
        now={0}
        isAged={false}
        onToggle={() => {}}
      />
    </IntlProvider>,
  );
  return STATE_NAMES.flatMap((state) => {
    const mark = document.querySelector<HTMLElement>(`[data-state="${state}"] abbr`);
    return mark ? [[state, mark.textContent, mark.title] as const] : [];
  });
}

describe('ValuesPanel', () => {
  it('marks no figure that was counted', () => {
    expect(showMarks(0)).toEqual([]);
  });

  it('marks the two states that were derived, and says from what', () => {
    expect(showMarks(SAMPLE_FLAGS.derived)).toEqual([
      ['ESTABLISHED', '≈', EVERY_TEXT.en.host.derived],
      ['TIME_WAIT', '≈', EVERY_TEXT.en.host.derived],
    ]);
  });

  it('marks every figure of an earlier walk', () => {
    expect(showMarks(SAMPLE_FLAGS.aged).map(([state]) => state)).toEqual(STATE_NAMES);
  });
});
