'use client';

import { HOST_NAME_PATTERN, MAX_HOST_NAME_LENGTH } from '@finwait/contracts/protocol';
import { useTranslations } from 'use-intl';
import { Segments } from '../frame/segments';
import type { PathsView } from './paths-url';

/** What stands above the fields of a path. */
export interface EditHeadProps {
  readonly view: PathsView;
  readonly name: string;
  /** Whether it is saved under this name already. */
  readonly isNamed: boolean;
  readonly isChanged: boolean;
  readonly onName: (name: string) => void;
  readonly onView: (view: PathsView) => void;
  readonly onDiscard: () => void;
}

/** The name of a path, how it is edited, and that it is not saved yet. */
export function EditHead(props: EditHeadProps) {
  const t = useTranslations('paths');
  const { view, name, isNamed, isChanged, onName, onView, onDiscard } = props;
  return (
    <>
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
      {isChanged && (
        <p className="unsaved">
          <span className="dim small">{t('unsaved')}</span>
          <button type="button" className="link small" onClick={onDiscard}>
            {t('discard')}
          </button>
        </p>
      )}
    </>
  );
}
