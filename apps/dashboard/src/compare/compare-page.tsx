'use client';

import { NativeSelect } from '@mantine/core';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useRoom } from '../fleet/table-columns';
import { useFleet } from '../fleet/use-fleet';
import { Frame } from '../frame/frame';
import { PanelProblem } from '../frame/panel-problem';
import { Segments } from '../frame/segments';
import { StateSelect } from '../frame/state-select';
import { useNow } from '../frame/use-now';
import { useTitle } from '../frame/use-title';
import { RangePicker } from '../host/range-picker';
import { useChartColors } from '../host/use-chart-colors';
import { COMPARE_TEXTS } from '../messages/compare-texts';
import { PageTexts } from '../messages/page-texts';
import { CompareChart } from './compare-chart';
import { CompareTable } from './compare-table';
import { HostChooser } from './host-chooser';
import { parseCompareView, toCompareSearch, type Against, type CompareView } from './compare-url';
import { useCompared } from './use-compared';

const PAST = ['day', 'week'] as const satisfies readonly Against[];

/** Hosts beside each other, beside their own past, or beside the middle of their tag. */
export function ComparePage() {
  return (
    <PageTexts texts={COMPARE_TEXTS}>
      <Comparison />
    </PageTexts>
  );
}

function Comparison() {
  const t = useTranslations('compare');
  const c = useTranslations('chart');
  const view = parseCompareView(useSearchParams());
  const room = useRoom();
  const colors = useChartColors();
  const now = useNow(60_000);
  const { hosts } = useFleet();
  const [cursorAt, setCursorAt] = useState<number | null>(null);
  const { lines, span, error, retry } = useCompared(view, now);
  useTitle(t('title'));
  const show = (next: CompareView) =>
    window.history.replaceState(null, '', `/compare/${toCompareSearch(next)}`);
  const toggle = (what: Against) =>
    show({
      ...view,
      against: view.against.includes(what)
        ? view.against.filter((other) => other !== what)
        : [...view.against, what],
    });
  const tags = [
    ...new Set((hosts ?? []).flatMap((host) => Object.entries(host.tags).map((tag) => tag.join(':')))),
  ].sort();
  const summary = t('summary', { state: view.state, lines: lines.map(({ name }) => name).join(', ') });
  return (
    <Frame freshness="live" asOf={null}>
      <section className="band" aria-labelledby="compare-title">
        <div className="head">
          <h1 id="compare-title">{t('title')}</h1>
          <StateSelect label={t('state')} state={view.state} onState={(state) => show({ ...view, state })} />
          <span className="right">
            <RangePicker range={view.range} now={now} onRange={(range) => show({ ...view, range })} />
            <Segments
              label={c('scale')}
              segments={[
                { value: 'linear', label: c('linear') },
                { value: 'log', label: c('log') },
              ]}
              value={view.scale}
              onChange={(scale) => show({ ...view, scale })}
            />
          </span>
        </div>
        <div className="choices">
          <HostChooser
            hosts={hosts ?? []}
            chosen={view.hosts}
            onChange={(chosen) => show({ ...view, hosts: chosen })}
          />
          {PAST.map((what) => (
            <label key={what}>
              <input
                type="checkbox"
                checked={view.against.includes(what)}
                disabled={view.hosts.length === 0}
                onChange={() => toggle(what)}
              />
              {t(`${what}Choice`)}
            </label>
          ))}
          <NativeSelect
            size="xs"
            aria-label={t('tag')}
            data={[
              { value: '', label: t('noTag') },
              ...tags.map((tag) => ({ value: tag, label: t('middle', { tag }) })),
            ]}
            value={view.against.includes('tag') ? view.tag : ''}
            onChange={(event) => {
              const tag = event.currentTarget.value;
              const others = view.against.filter((what) => what !== 'tag');
              show({ ...view, tag, against: tag ? [...others, 'tag'] : others });
            }}
          />
        </div>
        {error && <PanelProblem error={error} retry={retry} />}
        {view.hosts.length === 0 && <p className="nothing unchosen ink2">{t('empty')}</p>}
        {colors && lines.length > 0 && (
          <CompareChart
            lines={lines}
            span={span}
            scale={view.scale}
            colors={colors}
            room={room}
            summary={summary}
            onCursor={setCursorAt}
            onDrag={(range) => show({ ...view, range })}
          />
        )}
        {colors && lines.length > 0 && (
          <CompareTable lines={lines} colors={colors} cursorAt={cursorAt} now={now} />
        )}
      </section>
    </Frame>
  );
}
