'use client';

import { Button } from '@mantine/core';
import type { Path, PathFault } from '@finwait/tcp';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import { useLocale, useTranslations } from 'use-intl';
import { readHosts } from '../api/calls';
import { putPath } from '../api/path-calls';
import { PanelProblem } from '../frame/panel-problem';
import { usePowers } from '../settings/use-session';
import { EditHead } from './edit-head';
import { forgetDraft } from './kept-drafts';
import { PathForm, type OpenedSetting } from './path-form';
import { PathJson } from './path-json';
import { PathPicture } from './path-picture';
import type { PathsView } from './paths-url';
import { SeverityText } from './severity-text';
import { useCheckedPath } from './use-checked-path';
import { useKeptDraft } from './use-kept-draft';
import { useVerdictCounts } from './verdict-list';

/** A path that is edited. */
export interface PathEditorProps {
  /** The path as it is before. */
  readonly before: Path;
  /** The name it is saved under; empty where it has none yet. */
  readonly name: string;
  /** What its draft is kept under in this tab. */
  readonly keptAs: string;
  readonly view: PathsView;
  readonly onView: (view: PathsView) => void;
  readonly onSaved: (name: string) => void;
  readonly onLeave: () => void;
}

/** A form or a text on one side, on the other what follows from it while it is written. */
export function PathEditor(props: PathEditorProps) {
  const { before, name: given, keptAs, view, onView, onSaved, onLeave } = props;
  const form = useRef<HTMLFormElement>(null);
  const draft = useKeptDraft(keptAs, { path: before, name: given || (before.name ?? '') });
  const { path, name } = draft;
  const [discards, setDiscards] = useState(0);
  const [opened, setOpened] = useState<readonly OpenedSetting[]>([]);
  const { faults, judged, error } = useCheckedPath(path);
  const queries = useQueryClient();
  const saved = useMutation({
    mutationFn: () => putPath(name, { ...path, name }),
    onSuccess: async () => {
      forgetDraft(keptAs);
      await queries.invalidateQueries({ queryKey: ['paths'] });
      onSaved(name);
    },
  });
  const { data: hosts } = useQuery({
    queryKey: ['palette', 'hosts'],
    queryFn: ({ signal }) => readHosts(signal),
    staleTime: 30_000,
  });
  const goToSetting = (hop: number, setting: string) => {
    flushSync(() => {
      setOpened([...opened, { hop, setting }]);
      onView({ ...view, editAs: 'form' });
    });
    const fields = form.current?.querySelectorAll<HTMLInputElement>(`[data-hop-form="${hop}"] input`) ?? [];
    [...fields].find(({ dataset }) => dataset['setting'] === setting)?.focus();
  };
  const discard = () => {
    draft.discard();
    setOpened([]);
    setDiscards(discards + 1);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (faults.length === 0) saved.mutate();
  };
  return (
    <div className="editing">
      <form ref={form} className="editform" onSubmit={submit}>
        <EditHead
          view={view}
          name={name}
          isNamed={given !== ''}
          isChanged={draft.isChanged}
          onName={draft.onName}
          onView={onView}
          onDiscard={discard}
        />
        {view.editAs === 'form' ? (
          <PathForm
            path={path}
            hosts={(hosts ?? []).map((host) => host.name)}
            faults={faults}
            opened={opened}
            onPath={draft.onPath}
            onOpened={setOpened}
          />
        ) : (
          <PathJson key={discards} path={path} onPath={draft.onPath} />
        )}
        <Outcome
          faults={faults}
          verdicts={judged?.report.verdicts ?? []}
          isBusy={saved.isPending}
          onLeave={onLeave}
        />
        {saved.error && <PanelProblem error={saved.error} />}
      </form>
      <div className="editpicture">
        {error !== null && <PanelProblem error={error} />}
        {judged && <PathPicture {...judged} view={view} onView={onView} onSetting={goToSetting} />}
      </div>
    </div>
  );
}

interface OutcomeProps {
  readonly faults: readonly PathFault[];
  readonly verdicts: Parameters<typeof useVerdictCounts>[0];
  readonly isBusy: boolean;
  readonly onLeave: () => void;
}

/** What the path comes to as it is written, and what to do with it. */
function Outcome({ faults, verdicts, isBusy, onLeave }: OutcomeProps) {
  const t = useTranslations('paths');
  const { mayDeclare } = usePowers();
  const counts = useVerdictCounts(verdicts);
  const [fault] = faults;
  return (
    <div className="outcome">
      <p role="status">
        {fault ? (
          <FaultText {...fault} />
        ) : (
          <>
            <SeverityText severity={verdicts[0]?.severity ?? null} /> <span className="ink2">{counts}</span>
          </>
        )}
      </p>
      {mayDeclare ? (
        <Button type="submit" variant="filled" size="compact-md" disabled={isBusy || fault !== undefined}>
          {t('save')}
        </Button>
      ) : (
        <span className="dim small">{t('onlyOperators')}</span>
      )}
      <Button variant="default" size="compact-md" onClick={onLeave}>
        {t('leave')}
      </Button>
    </div>
  );
}

function FaultText({ hop, setting, message }: PathFault) {
  const t = useTranslations('paths');
  const fault = [setting, message[useLocale()]].filter(Boolean).join(' ');
  return <span className="fault">{hop === null ? fault : t('faultAt', { place: hop + 1, fault })}</span>;
}
