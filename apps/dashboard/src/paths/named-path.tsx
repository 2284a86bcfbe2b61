'use client';

import type { PathAnswer } from '@finwait/contracts';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { readPath, removePath } from '../api/path-calls';
import { ProblemError } from '../api/problem-error';
import { formatMoment } from '../format/clock';
import { PanelProblem } from '../frame/panel-problem';
import { useNow } from '../frame/use-now';
import { ConfirmButton } from '../settings/confirm-button';
import { usePowers } from '../settings/use-session';
import { BoundValues, isTold } from './bound-values';
import { toHopNames } from './hop-names';
import { PathChanges } from './path-changes';
import { PathEditor } from './path-editor';
import { PathPicture } from './path-picture';
import { ALL_PATHS, toPathsAddress, type PathsView } from './paths-url';

/** Values of bound hosts are read again after this. */
const EVERY_MS = 30_000;

/** What a page of a path needs of the page around it. */
export interface NamedPathProps {
  readonly view: PathsView;
  readonly onView: (view: PathsView) => void;
  readonly onLeave: () => void;
}

/** A path that is kept: what follows from it now, what it was, and a form to change it. */
export function NamedPath({ view, onView, onLeave }: NamedPathProps) {
  const t = useTranslations('paths');
  const language = useLocale();
  const { name } = view;
  const answer = useQuery({
    queryKey: ['paths', 'one', name],
    queryFn: ({ signal }) => readPath(name, signal),
    refetchInterval: view.isEditing ? false : EVERY_MS,
    retry: (failures, error) => failures < 3 && !(error instanceof ProblemError && error.status === 404),
  });
  const show = { ...ALL_PATHS, name };
  return (
    <>
      <PathHead name={name} answer={answer.data} view={view} onView={onView} onLeave={onLeave} />
      {answer.error && <PanelProblem error={answer.error} retry={() => void answer.refetch()} />}
      {answer.isPending && !answer.error && <p className="dim">{t('loading')}</p>}
      {answer.data && view.showsChanges && <PathChanges name={name} />}
      {answer.data && view.isEditing && (
        <PathEditor
          key={answer.data.changedAt}
          before={answer.data.path}
          name={name}
          keptAs={`${toPathsAddress({ name })} ${answer.data.changedAt}`}
          view={view}
          onView={onView}
          onSaved={() => onView(show)}
          onLeave={() => onView(show)}
        />
      )}
      {answer.data && !view.isEditing && (
        <>
          <PathPicture path={answer.data.path} report={answer.data.report} view={view} onView={onView} />
          {answer.data.bindings.length > 0 && (
            <BoundValues
              bindings={answer.data.bindings}
              names={toHopNames(answer.data.path.hops, language)}
            />
          )}
        </>
      )}
    </>
  );
}

interface PathHeadProps extends NamedPathProps {
  readonly name: string;
  readonly answer: PathAnswer | undefined;
}

function PathHead({ name, answer, view, onView, onLeave }: PathHeadProps) {
  const t = useTranslations('paths');
  const { mayDeclare } = usePowers();
  const queries = useQueryClient();
  const removed = useMutation({
    mutationFn: () => removePath(name),
    onSuccess: async () => {
      onLeave();
      await queries.invalidateQueries({ queryKey: ['paths'] });
    },
  });
  return (
    <>
      <div className="hosthead pathhead">
        <h1>{name}</h1>
        <Link className="link" href={toPathsAddress({})} prefetch={false}>
          {t('all')}
        </Link>
        {answer && <Facts answer={answer} />}
        <span className="right">
          {answer && !view.isEditing && (
            <Button
              variant="default"
              size="compact-sm"
              onClick={() => onView({ ...view, isEditing: true, showsChanges: false })}
            >
              {t('edit')}
            </Button>
          )}
          {answer && (
            <Button
              variant="default"
              size="compact-sm"
              aria-pressed={view.showsChanges}
              onClick={() => onView({ ...view, showsChanges: !view.showsChanges })}
            >
              {t('changes')}
            </Button>
          )}
          {answer && mayDeclare && (
            <ConfirmButton
              label={t('remove')}
              question={t('removeQuestion', { name })}
              isBusy={removed.isPending}
              onConfirm={() => removed.mutate()}
            />
          )}
        </span>
      </div>
      {removed.error && <PanelProblem error={removed.error} />}
    </>
  );
}

function Facts({
  answer: { path, report, bindings, changedAt, changedBy },
}: {
  readonly answer: PathAnswer;
}) {
  const t = useTranslations('paths');
  const language = useLocale();
  const now = useNow(60_000);
  const seen = bindings.filter(isTold).length;
  const unseen = bindings.length - seen;
  return (
    <>
      <span>
        {t('hopCount', { hops: path.hops.length })} · {t(`protocols.${report.protocol}`)}
      </span>
      {bindings.length > 0 && <span>{t('bound', { count: seen })}</span>}
      {unseen > 0 && <span className="sev warning">{t('unbound', { count: unseen })}</span>}
      <span className="only-wide">
        {t('changedBy', { time: formatMoment(changedAt, now, { language }), who: changedBy })}
      </span>
    </>
  );
}
