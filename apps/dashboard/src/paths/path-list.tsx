'use client';

import type { PathList as List } from '@finwait/contracts';
import { VERDICT_KINDS } from '@finwait/tcp';
import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { readPaths } from '../api/path-calls';
import { PanelProblem } from '../frame/panel-problem';
import { EXAMPLE_NAMES, EXAMPLES } from './examples';
import { toHopNames } from './hop-names';
import { toPathsAddress } from './paths-url';
import { SeverityText } from './severity-text';

/** Values of bound hosts change the verdicts: they are asked again after this. */
const EVERY_MS = 30_000;
const SHOWN_VERDICTS = 3;
const TITLES = new Map<string, { en: string; zh: string }>(
  VERDICT_KINDS.map(({ code, en, zh }) => [code, { en, zh }]),
);

/** Every path with its worst severity; where there is none, what a path is and examples to begin with. */
export function PathList() {
  const t = useTranslations('paths');
  const language = useLocale();
  const paths = useQuery({
    queryKey: ['paths', 'all', language],
    queryFn: ({ signal }) => readPaths(language, signal),
    refetchInterval: EVERY_MS,
  });
  const worstFirst = (paths.data ?? []).toSorted((one, other) => rank(one) - rank(other));
  return (
    <>
      <div className="hosthead pathhead">
        <h1>{t('title')}</h1>
        {worstFirst.length > 0 && <span>{t('pathCount', { count: worstFirst.length })}</span>}
        <span className="right">
          <Link className="btn" href={toPathsAddress({ draft: 'blank' })} prefetch={false}>
            {t('new')}
          </Link>
        </span>
      </div>
      {paths.error && <PanelProblem error={paths.error} retry={() => void paths.refetch()} />}
      {paths.isPending && !paths.error && <p className="dim">{t('loading')}</p>}
      {worstFirst.length > 0 && (
        <ul className="pathlist" aria-label={t('title')}>
          {worstFirst.map((path) => (
            <PathItem key={path.name} path={path} />
          ))}
        </ul>
      )}
      {paths.data && <Examples isEmpty={paths.data.length === 0} />}
    </>
  );
}

const RANKS = { error: 0, warning: 1, info: 2 } as const;

function rank({ worst }: List['paths'][number]): number {
  return worst === null ? 3 : RANKS[worst];
}

function PathItem({ path: { name, hops, worst, codes } }: { readonly path: List['paths'][number] }) {
  const t = useTranslations('paths');
  const language = useLocale();
  const kinds = [...new Set(codes)];
  const more = kinds.length - SHOWN_VERDICTS;
  return (
    <li>
      <Link href={toPathsAddress({ name })} prefetch={false}>
        <SeverityText severity={worst} />
        <b>{name}</b>
        <span className="way">{hops.join(' → ')}</span>
        <span className="ink2 found">
          {kinds.slice(0, SHOWN_VERDICTS).map((code) => (
            <span key={code}>{TITLES.get(code)?.[language] ?? code}</span>
          ))}
          {more > 0 && <span className="dim">{t('andMore', { count: more })}</span>}
          {kinds.length === 0 && t('counts.none')}
        </span>
      </Link>
    </li>
  );
}

function Examples({ isEmpty }: { readonly isEmpty: boolean }) {
  const t = useTranslations('paths');
  const language = useLocale();
  const Title = isEmpty ? 'h3' : 'h2';
  return (
    <section className={isEmpty ? 'examples' : 'examples after-list'} aria-labelledby="examples-title">
      {isEmpty && (
        <>
          <h2>{t('noneYet')}</h2>
          <p className="lead">{t('lead')}</p>
        </>
      )}
      <Title id="examples-title" className="examples-title">
        {t('examples')}
      </Title>
      <ul>
        {EXAMPLE_NAMES.map((name) => (
          <li key={name}>
            <Link href={toPathsAddress({ draft: name })} prefetch={false}>
              <b>{t(`exampleTitles.${name}`)}</b>
              <span className="way">{toHopNames(EXAMPLES[name].hops, language).join(' → ')}</span>
              <span className="ink2">{t(`exampleTexts.${name}`)}</span>
              <span className="link">{t('check')}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
