'use client';

import { Button } from '@mantine/core';
import { HOST_NAME_PATTERN, MAX_HOST_NAME_LENGTH } from '@finwait/contracts/protocol';
import type { Path } from '@finwait/tcp';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type FormEvent } from 'react';
import { flushSync } from 'react-dom';
import { useLocale, useTranslations } from 'use-intl';
import { readHosts } from '../api/calls';
import { putPath } from '../api/path-calls';
import { PanelProblem } from '../frame/panel-problem';
import { Segments } from '../frame/segments';
import { usePowers } from '../settings/use-session';
import { PathForm, type OpenedSetting } from './path-form';
import { PathJson } from './path-json';
import { PathPicture } from './path-picture';
import type { PathsView } from './paths-url';
import { SeverityText } from './severity-text';
import { useCheckedPath } from './use-checked-path';
import { useVerdictCounts } from './verdict-list';

/** A path that is edited. */
export interface PathEditorProps {
  /** The path as it is before. */
  readonly before: Path;
  /** The name it is saved under; empty where it has none yet. */
  readonly name: string;
  readonly view: PathsView;
  readonly onView: (view: PathsView) => void;
  readonly onSaved: (name: string) => void;
  readonly onLeave: () => void;
}

/** A form or a text on one side, on the other what follows from it while it is written. */
export function PathEditor({ before, name: given, view, onView, onSaved, onLeave }: PathEditorProps) {
  const form = useRef<HTMLFormElement>(null);
  const language = useLocale();
  const [path, setPath] = useState(before);
  const [name, setName] = useState(given || (before.name ?? ''));
  const [opened, setOpened] = useState<readonly OpenedSetting[]>([]);
  const { faults, judged, error } = useCheckedPath(path);
  const queries = useQueryClient();
  const saved = useMutation({
    mutationFn: () => putPath(name, { ...path, name }),
    onSuccess: async () => {
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (faults.length === 0) saved.mutate();
  };
  return (
    <div className="editing">
      <form ref={form} className="editform" onSubmit={submit}>
        <EditHead view={view} name={name} isNamed={given !== ''} onName={setName} onView={onView} />
        {view.editAs === 'form' ? (
          <PathForm
            path={path}
            hosts={(hosts ?? []).map((host) => host.name)}
            faults={faults}
            opened={opened}
            onPath={setPath}
            onOpened={setOpened}
          />
        ) : (
          <PathJson path={path} onPath={setPath} />
        )}
        <Outcome
          faults={faults.map(({ hop, setting, message }) =>
            [hop === null ? '' : hop + 1, setting ?? '', message[language]].join(' ').trim(),
          )}
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

interface EditHeadProps {
  readonly view: PathsView;
  readonly name: string;
  /** Whether it is saved under this name already. */
  readonly isNamed: boolean;
  readonly onName: (name: string) => void;
  readonly onView: (view: PathsView) => void;
}

function EditHead({ view, name, isNamed, onName, onView }: EditHeadProps) {
  const t = useTranslations('paths');
  return (
    <div className="edithead">
      <label>
        {t('pathName')}
        <input
          className="field"
          name="path-name"
          value={name}
          readOnly={isNamed}
          required
          maxLength={MAX_HOST_NAME_LENGTH}
          pattern={HOST_NAME_PATTERN.source}
          title={t('pathNameHint')}
          placeholder="checkout"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => onName(event.currentTarget.value)}
        />
      </label>
      <Segments
        label={t('editAs')}
        segments={[
          { value: 'form', label: t('asForm') },
          { value: 'json', label: 'JSON' },
        ]}
        value={view.editAs}
        onChange={(editAs) => onView({ ...view, editAs })}
      />
    </div>
  );
}

interface OutcomeProps {
  readonly faults: readonly string[];
  readonly verdicts: Parameters<typeof useVerdictCounts>[0];
  readonly isBusy: boolean;
  readonly onLeave: () => void;
}

/** What the path comes to as it is written, and what to do with it. */
function Outcome({ faults, verdicts, isBusy, onLeave }: OutcomeProps) {
  const t = useTranslations('paths');
  const { mayDeclare } = usePowers();
  const counts = useVerdictCounts(verdicts);
  return (
    <div className="outcome">
      <p role="status">
        {faults.length > 0 ? (
          <span className="fault">{faults[0]}</span>
        ) : (
          <>
            <SeverityText severity={verdicts[0]?.severity ?? null} /> <span className="ink2">{counts}</span>
          </>
        )}
      </p>
      {mayDeclare ? (
        <Button type="submit" variant="filled" size="compact-md" disabled={isBusy || faults.length > 0}>
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
