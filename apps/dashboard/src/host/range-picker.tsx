'use client';

import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useTranslations } from 'use-intl';
import { Segments } from '../frame/segments';
import type { Span } from './gaps';
import { PRESET_NAMES, PRESETS, type Preset, type Range } from './host-url';

const CUSTOM = 'custom';

/** A moment as a datetime-local field holds it: the reader's own time zone, no zone written. */
export function toFieldText(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The span two datetime-local fields hold, or none when it has no length. */
export function parseFields(from: string, to: string): Span | undefined {
  const span = { from: Date.parse(from), to: Date.parse(to) };
  return span.from < span.to ? span : undefined;
}

/** What the picker shows and does. */
export interface RangePickerProps {
  readonly range: Range;
  readonly now: number;
  readonly onRange: (range: Range) => void;
}

/** Which time is shown: one of the usual lengths up to now, that time held still, or a span of the reader's own. */
export function RangePicker({ range, now, onRange }: RangePickerProps) {
  const t = useTranslations('chart');
  const [isOpen, setOpen] = useState(false);
  const isCustom = typeof range !== 'string';
  const shown: Span = isCustom ? range : { from: now - PRESETS[range], to: now };

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const [from, to] = [fields.get('from'), fields.get('to')];
    const span = typeof from === 'string' && typeof to === 'string' ? parseFields(from, to) : undefined;
    if (!span) return;
    setOpen(false);
    onRange(span);
  };
  const choose = (value: Preset | typeof CUSTOM) => {
    if (value === CUSTOM) {
      setOpen(!isOpen);
      return;
    }
    setOpen(false);
    onRange(value);
  };
  return (
    <>
      {!isCustom && (
        <button type="button" className="link" onClick={() => onRange(shown)}>
          {t('pause')}
        </button>
      )}
      <Segments
        label={t('range')}
        segments={[
          ...PRESET_NAMES.map((preset) => ({ value: preset, label: t(`presets.${preset}`) })),
          { value: CUSTOM, label: t('custom') },
        ]}
        value={isOpen || isCustom ? CUSTOM : range}
        onChange={choose}
      />
      {isOpen && (
        <form className="span" onSubmit={submit}>
          <label>
            {t('from')}{' '}
            <input
              type="datetime-local"
              name="from"
              required
              defaultValue={toFieldText(shown.from)}
              max={toFieldText(now)}
            />
          </label>
          <label>
            {t('to')} <input type="datetime-local" name="to" required defaultValue={toFieldText(shown.to)} />
          </label>
          <Button type="submit" variant="default" size="compact-sm">
            {t('apply')}
          </Button>
        </form>
      )}
    </>
  );
}
