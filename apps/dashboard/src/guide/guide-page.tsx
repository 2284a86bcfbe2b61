'use client';

import type { StateCounts, States } from '@finwait/contracts';
import { isState, STATE_NAMES, type State } from '@finwait/tcp';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useSearchParams } from 'next/navigation';
import { useLocale, useTranslations } from 'use-intl';
import { readGuide } from '../api/calls';
import { useFleet } from '../fleet/use-fleet';
import { formatFigure } from '../format/figure';
import { Frame } from '../frame/frame';
import { PanelProblem } from '../frame/panel-problem';
import { StateGlyph, StateName } from '../frame/state-glyph';
import { useNow } from '../frame/use-now';
import { useTitle } from '../frame/use-title';
import { useTotals } from '../live/use-totals';
import { GUIDE_TEXTS } from '../messages/guide-texts';
import { PageTexts } from '../messages/page-texts';
import { LadderPicture } from './ladder-picture';
import { MarkedText } from './marked-text';
import { YourNumbers } from './your-numbers';

const toAddress = (subject: string) => `/guide/?about=${subject}`;

/** What every state means, who waits for whom, what is normal, and the reader's own numbers beside. */
export function GuidePage() {
  return (
    <PageTexts texts={GUIDE_TEXTS}>
      <Guide />
    </PageTexts>
  );
}

function Guide() {
  const t = useTranslations('guide');
  const language = useLocale();
  const asked = useSearchParams().get('about') ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['guide', language],
    queryFn: ({ signal }) => readGuide(language, signal),
    staleTime: Infinity,
  });
  const { hosts, live, latest } = useFleet();
  const totals = useTotals(live, latest);
  const now = useNow(60_000);
  const topic = data?.topics.find(({ id }) => id === asked);
  const state: State = isState(asked) ? asked : 'CLOSE_WAIT';
  const entry = data?.states.find(({ name }) => name === state);
  const about = topic?.title ?? state;
  useTitle(about);
  return (
    <Frame freshness="live" asOf={null}>
      <div className="guide">
        <GuideIndex about={topic ? topic.id : state} topics={data?.topics ?? []} totals={totals} />
        {error && <PanelProblem error={error} retry={() => void refetch()} />}
        {topic ? <Topic topic={topic} /> : entry && <Article state={state} entry={entry} />}
        {!topic && <YourNumbers state={state} hosts={hosts ?? []} totals={totals} now={now} />}
        {!data && !error && <p className="dim">{t('loading')}</p>}
      </div>
    </Frame>
  );
}

interface GuideIndexProps {
  readonly about: string;
  readonly topics: States['topics'];
  readonly totals: StateCounts | null;
}

function GuideIndex({ about, topics, totals }: GuideIndexProps) {
  const t = useTranslations('guide');
  const gloss = useTranslations('gloss');
  const language = useLocale();
  return (
    <nav className="index" aria-label={t('index')}>
      <h2>{t('states')}</h2>
      {STATE_NAMES.map((name) => (
        <Link
          key={name}
          href={toAddress(name)}
          prefetch={false}
          aria-current={name === about ? 'page' : undefined}
        >
          <StateName state={name} />
          <span className="num">{formatFigure(totals?.[name], language)}</span>
          <span className="gloss">{gloss(name)}</span>
        </Link>
      ))}
      <p className="dim small">{t('glyphs')}</p>
      <h2>{t('topics')}</h2>
      {topics.map(({ id, title }) => (
        <Link key={id} href={toAddress(id)} prefetch={false} aria-current={id === about ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  );
}

function Topic({ topic }: { readonly topic: States['topics'][number] }) {
  return (
    <article>
      <h1>{topic.title}</h1>
      {topic.paragraphs.map((paragraph) => (
        <p key={paragraph}>
          <MarkedText>{paragraph}</MarkedText>
        </p>
      ))}
      <p className="source">{topic.source}</p>
    </article>
  );
}

const PARTS = ['normal', 'look', 'act'] as const;

function Article({ state, entry }: { readonly state: State; readonly entry: States['states'][number] }) {
  const t = useTranslations('guide');
  const gloss = useTranslations('gloss');
  return (
    <article>
      <header>
        <StateGlyph state={state} size={40} />
        <div>
          <h1>
            {state} <span className="dim">{entry.rfcName === state ? '' : entry.rfcName}</span>
          </h1>
          <p className="lead">{gloss(state)}</p>
        </div>
      </header>
      <h2>{t('meaning')}</h2>
      <p>
        <MarkedText>{entry.meaning}</MarkedText>
      </p>
      <p>
        <MarkedText>{entry.cause}</MarkedText>
      </p>
      <h2>{t('waits')}</h2>
      <p>
        <MarkedText>{entry.waits}</MarkedText>
      </p>
      <LadderPicture state={state} />
      {PARTS.map((part) => (
        <section key={part}>
          <h2>{t(part)}</h2>
          <p>
            <MarkedText>{entry[part]}</MarkedText>
          </p>
        </section>
      ))}
      <h2>{t('command')}</h2>
      <pre>{entry.command}</pre>
      <h2>{t('wrong')}</h2>
      {entry.corrections.map(({ claim, truth, source }) => (
        <blockquote key={claim}>
          <p className="claim">
            <b aria-hidden="true">✕</b> <MarkedText>{claim}</MarkedText>
          </p>
          <p>
            <MarkedText>{truth}</MarkedText> <span className="source">{source}</span>
          </p>
        </blockquote>
      ))}
      <p className="source">{entry.source}</p>
    </article>
  );
}
