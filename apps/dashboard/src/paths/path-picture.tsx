'use client';

import type { Path, PathReport, Verdict } from '@finwait/tcp';
import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Segments } from '../frame/segments';
import { AxisLegend } from './axis-head';
import { toHopNames } from './hop-names';
import { PathAnswers } from './path-answers';
import { PathAxis } from './path-axis';
import { PathStations } from './path-stations';
import type { PathsView } from './paths-url';
import { TimersTable } from './timers-table';
import { isMarked, useVerdictCounts, VerdictList } from './verdict-list';

/** A path with what follows from it, and how the reader looks at it. */
export interface PathPictureProps {
  readonly path: Path;
  readonly report: PathReport;
  readonly view: PathsView;
  readonly onView: (view: PathsView) => void;
  readonly onSetting?: (hop: number, setting: string) => void;
}

/** A path: its answers, its stations, its time-outs on one axis, and what is wrong with it. */
export function PathPicture({ path, report, view, onView, onSetting }: PathPictureProps) {
  const t = useTranslations('paths');
  const language = useLocale();
  const [looked, setLooked] = useState<Verdict | null>(null);
  const names = toHopNames(path.hops, language);
  const shown = looked ?? report.verdicts.find((verdict) => isMarked(verdict, view.mark)) ?? null;
  const marked = new Set(shown ? [shown.hop, shown.otherHop ?? shown.hop] : []);
  const severity = shown?.severity ?? null;
  return (
    <>
      <PathAnswers report={report} names={names} />
      <section className="onpath" aria-labelledby="stations-title">
        <div className="head">
          <h2 id="stations-title">{t('stations')}</h2>
          <span className="sub">{t('stationsNote')}</span>
        </div>
        <PathStations hops={path.hops} names={names} report={report} marked={marked} severity={severity} />
      </section>
      <section className="onpath" aria-labelledby="axis-title">
        <div className="head">
          <h2 id="axis-title">{t('axis')}</h2>
          <span className="sub">{t('axisNote')}</span>
          <span className="right">
            <Segments
              label={t('drawAs')}
              segments={[
                { value: 'picture', label: t('picture') },
                { value: 'table', label: t('table') },
              ]}
              value={view.drawAs}
              onChange={(drawAs) => onView({ ...view, drawAs })}
            />
          </span>
        </div>
        {view.drawAs === 'picture' ? (
          <>
            <AxisLegend />
            <PathAxis report={report} names={names} marked={marked} severity={severity} />
          </>
        ) : (
          <TimersTable report={report} names={names} />
        )}
      </section>
      <section className="onpath" aria-labelledby="verdicts-title">
        <div className="head">
          <h2 id="verdicts-title">{t('verdicts')}</h2>
          <span className="sub">{useVerdictCounts(report.verdicts)}</span>
        </div>
        <VerdictList
          verdicts={report.verdicts}
          names={names}
          mark={view.mark}
          onLook={setLooked}
          onMark={(mark) => onView({ ...view, mark })}
          onSetting={onSetting}
        />
      </section>
    </>
  );
}
