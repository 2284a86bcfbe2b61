'use client';

import { HOP_KINDS, type Hop, type HopKind, type PathFault } from '@finwait/tcp';
import { useLocale, useTranslations } from 'use-intl';
import { withKind, withText } from './draft';
import { FigureFields } from './figure-fields';
import { SettingFields } from './setting-fields';

/** A hop that is edited. */
export interface HopFormProps {
  readonly hop: Hop;
  readonly at: number;
  readonly count: number;
  readonly hosts: readonly string[];
  readonly faults: readonly PathFault[];
  readonly opened: readonly string[];
  readonly onHop: (hop: Hop) => void;
  readonly onMove: (by: -1 | 1) => void;
  readonly onRemove: () => void;
  readonly onOpen: (setting: string) => void;
}

const ROLES = ['client', 'middlebox', 'proxy', 'server'] as const;
const HOSTS_LIST = 'path-hosts';

/** Everything of one hop, and where it stands. */
export function HopForm(props: HopFormProps) {
  const t = useTranslations('paths');
  const { hop, at, count, faults, opened, onHop, onMove, onRemove, onOpen } = props;
  return (
    <fieldset className="hop" data-hop-form={at}>
      <legend>
        <b>{t('hopAt', { place: at + 1 })}</b>
      </legend>
      <div className="hopacts">
        <button type="button" disabled={at === 0} onClick={() => onMove(-1)} aria-label={t('moveUp')}>
          ↑
        </button>
        <button
          type="button"
          disabled={at === count - 1}
          onClick={() => onMove(1)}
          aria-label={t('moveDown')}
        >
          ↓
        </button>
        <button type="button" disabled={count === 1} onClick={onRemove} aria-label={t('removeHop')}>
          ×
        </button>
      </div>
      <div className="hopfields">
        <label>
          {t('kind')}
          <KindSelect kind={hop.kind} onKind={(kind) => onHop(withKind(hop, kind))} />
        </label>
        <TextField {...props} field="name" />
        <TextField {...props} field="version" />
        <TextField {...props} field="host" />
      </div>
      <SettingFields hop={hop} faults={faults} opened={opened} onHop={onHop} onOpen={onOpen} />
      <FigureFields hop={hop} faults={faults} onHop={onHop} />
    </fieldset>
  );
}

interface KindSelectProps {
  readonly kind: HopKind | '';
  readonly onKind: (kind: HopKind) => void;
  readonly label?: string;
}

/** A choice of every kind of hop, by what it does on a path; empty where it asks for another one. */
export function KindSelect({ kind, onKind, label }: KindSelectProps) {
  const t = useTranslations('paths');
  const language = useLocale();
  return (
    <select
      className="field"
      value={kind}
      aria-label={label}
      onChange={(event) => onKind(event.currentTarget.value as HopKind)}
    >
      {kind === '' && <option value="">{label}</option>}
      {ROLES.map((role) => (
        <optgroup key={role} label={t(`kinds.${role}`)}>
          {HOP_KINDS.filter((definition) => definition.role === role).map((definition) => (
            <option key={definition.kind} value={definition.kind}>
              {definition.title[language]}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  );
}

const HINTS = { name: 'nameHint', version: 'versionHint', host: 'hostHint' } as const;

function TextField({
  hop,
  hosts,
  onHop,
  field,
}: HopFormProps & { readonly field: 'name' | 'version' | 'host' }) {
  const t = useTranslations('paths');
  return (
    <label>
      {t(field)}
      <input
        className="field"
        value={hop[field] ?? ''}
        placeholder={t(HINTS[field])}
        list={field === 'host' && hosts.length > 0 ? HOSTS_LIST : undefined}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={field === 'version' ? 64 : 128}
        onChange={(event) => onHop(withText(hop, field, event.currentTarget.value))}
      />
    </label>
  );
}

/** The hosts of the fleet, for every field of a host. */
export function HostOptions({ hosts }: { readonly hosts: readonly string[] }) {
  return (
    <datalist id={HOSTS_LIST}>
      {hosts.map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  );
}
