'use client';

import { HOP_KINDS, type Hop, type HopValue, type PathFault, type SettingSpec } from '@finwait/tcp';
import { useId } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { parseValue, withSetting, type SettingPlace } from './draft';
import { KERNEL_NAMES } from './kernel-names';

/** The settings of a hop that is edited. */
export interface SettingFieldsProps {
  readonly hop: Hop;
  /** What is wrong with this hop. */
  readonly faults: readonly PathFault[];
  /** Settings that have a field though nothing stands in it yet. */
  readonly opened: readonly string[];
  readonly onHop: (hop: Hop) => void;
  readonly onOpen: (setting: string) => void;
}

/** What is set of a hop, and a choice of what else its kind has. */
export function SettingFields({ hop, faults, opened, onHop, onOpen }: SettingFieldsProps) {
  const t = useTranslations('paths');
  const specs = HOP_KINDS.find(({ kind }) => kind === hop.kind)?.settings ?? [];
  const known = new Map(specs.map((spec) => [spec.name, spec]));
  const stated = Object.keys(hop.settings ?? {});
  const sysctls = Object.keys(hop.kernel ?? {});
  const shown = [...new Set([...stated, ...opened.filter((name) => known.has(name))])];
  const shownKernel = [
    ...new Set([...sysctls, ...opened.filter((name) => KERNEL_NAMES.some((one) => one === name))]),
  ];
  const toField = (place: SettingPlace, name: string) => (
    <SettingField
      key={`${place} ${name}`}
      name={name}
      value={toWritten(hop[place]?.[name])}
      spec={known.get(name)}
      defaultText={toDefaultText(known.get(name))}
      fault={faults.find(({ setting }) => setting === name)}
      onValue={(value) => onHop(withSetting(hop, place, name, value))}
    />
  );
  return (
    <>
      {shown.map((name) => toField('settings', name))}
      {shownKernel.map((name) => toField('kernel', name))}
      <select
        className="field"
        aria-label={t('addSetting')}
        value=""
        onChange={(event) => onOpen(event.currentTarget.value)}
      >
        <option value="">{t('addSetting')}</option>
        {specs
          .filter(({ name }) => !shown.includes(name))
          .map((spec) => (
            <option key={spec.name} value={spec.name}>
              {[spec.name, toDefaultText(spec)].filter(Boolean).join(' · ')}
            </option>
          ))}
        <optgroup label={t('kernel')}>
          {KERNEL_NAMES.filter((name) => !shownKernel.includes(name)).map((name) => (
            <option key={name}>{name}</option>
          ))}
        </optgroup>
      </select>
    </>
  );
}

function toWritten(value: HopValue | readonly number[] | undefined): string {
  if (value === undefined) return '';
  return typeof value === 'object' ? value.join(' ') : String(value);
}

/** The newest default, with the unit that a bare number counts. */
function toDefaultText(spec: SettingSpec | undefined): string {
  const value = spec?.defaults.at(-1)?.value ?? null;
  const unit = spec?.shape === 'time' ? spec.unit : '';
  if (value === null || value === '') return unit;
  return typeof value === 'number' && unit ? `${value} ${unit}` : String(value);
}

interface SettingFieldProps {
  readonly name: string;
  readonly value: string;
  readonly spec: SettingSpec | undefined;
  readonly defaultText: string;
  readonly fault: PathFault | undefined;
  readonly onValue: (value: HopValue | undefined) => void;
}

function SettingField({ name, value, spec, defaultText, fault, onValue }: SettingFieldProps) {
  const t = useTranslations('paths');
  const language = useLocale();
  const id = useId();
  return (
    <div className="setting">
      <label htmlFor={id} title={spec?.meaning[language]}>
        <code>{name}</code>
      </label>
      <input
        id={id}
        className="field"
        data-setting={name}
        value={value}
        placeholder={defaultText}
        aria-invalid={fault !== undefined}
        aria-describedby={`${id}-note`}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        onChange={({ currentTarget }) => {
          const text = currentTarget.value;
          onValue(text.trim() === '' ? undefined : parseValue(text));
        }}
      />
      <p id={`${id}-note`} className={fault ? 'fault' : 'dim small'} role={fault ? 'alert' : undefined}>
        {fault ? fault.message[language] : (spec?.meaning[language] ?? t('sysctl'))}
      </p>
    </div>
  );
}
