'use client';

import type { Path } from '@finwait/tcp';
import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import { TopBar } from '../frame/top-bar';
import { useTitle } from '../frame/use-title';
import { PageTexts } from '../messages/page-texts';
import { PATH_TEXTS } from '../messages/path-texts';
import { BLANK, toDraftThrough } from './draft';
import { EXAMPLES } from './examples';
import { NamedPath } from './named-path';
import { PathEditor } from './path-editor';
import { PathList } from './path-list';
import { ALL_PATHS, parsePathsView, toPathsAddress, type PathsView } from './paths-url';

/** Paths: who ends an idle connection on the way from a client to a server, and when. */
export function PathsPage() {
  const search = useSearchParams();
  const view = useMemo(() => parsePathsView(new URLSearchParams(search)), [search]);
  return (
    <>
      <TopBar isSignedIn />
      <main className="page" id="content">
        <PageTexts texts={PATH_TEXTS}>
          <Content view={view} />
        </PageTexts>
      </main>
    </>
  );
}

const show = (next: PathsView) => window.history.replaceState(null, '', toPathsAddress(next));
const goTo = (next: PathsView) => window.history.pushState(null, '', toPathsAddress(next));

function Content({ view }: { readonly view: PathsView }) {
  const t = useTranslations('paths');
  useTitle(view.name || t('title'));
  const toList = () => goTo(ALL_PATHS);
  if (view.name !== '') {
    return <NamedPath key={view.name} view={view} onView={show} onLeave={toList} />;
  }
  if (view.draft === null) return <PathList />;
  const address = toPathsAddress({ draft: view.draft, through: view.through });
  return (
    <>
      <DraftHead />
      <PathEditor
        key={address}
        before={toBeginning(view.draft, view.through)}
        name=""
        keptAs={address}
        view={view}
        onView={show}
        onSaved={(name) => goTo({ ...ALL_PATHS, name })}
        onLeave={toList}
      />
    </>
  );
}

function toBeginning(draft: NonNullable<PathsView['draft']>, through: PathsView['through']): Path {
  if (draft !== 'blank') return EXAMPLES[draft];
  return through ? toDraftThrough(through) : BLANK;
}

function DraftHead() {
  const t = useTranslations('paths');
  return (
    <div className="hosthead pathhead">
      <h1>{t('draft')}</h1>
      <Link className="link" href={toPathsAddress({})} prefetch={false}>
        {t('all')}
      </Link>
      <span>{t('draftNote')}</span>
    </div>
  );
}
