'use client';

import { HOP_KINDS, type Hop, type PathFault } from '@finwait/tcp';
import { useId, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { parseFigure, readFigure, withHopFigure } from './draft';
import { FIGURE_NAMES, isSwitch, type FigureName } from './figure-names';

/** The figures of a hop that is edited. */
export interface FigureFieldsProps {
  readonly hop: Hop;
  /** What is wrong with this hop. */
  readonly faults: readonly PathFault[];
  readonly onHop: (hop: Hop) => void;
}

const DEFAULTS: Partial<Record<FigureName, string>> = {
  'opens.destinations': '1',
  'opens.sourceAddresses': '1',
};

const isMiddlebox = ({ kind }: Hop) =>
  HOP_KINDS.some((definition) => definition.kind === kind && definition.role === 'middlebox');

/** The connections that a hop opens and what was counted on it; folded away where nothing is stated. */
export function FigureFields({ hop, faults, onHop }: FigureFieldsProps) {
  const t = useTranslations('paths');
  const [isOpen, setIsOpen] = useState(false);
  const isStated = hop.opens !== undefined || hop.observed !== undefined;
  if (isMiddlebox(hop) && !isStated) return null;
  return (
    <details
      className="figures"
      open={isOpen || isStated}
      onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}
    >
      <summary>{t('figures')}</summary>
      {FIGURE_NAMES.map((name) => (
        <FigureField
          key={name}
          name={name}
          figure={readFigure(hop, name)}
          fault={faults.find(({ setting }) => setting === name)}
          onFigure={(figure) => onHop(withHopFigure(hop, name, figure))}
        />
      ))}
    </details>
  );
}

interface FigureFieldProps {
  readonly name: FigureName;
  readonly figure: unknown;
  readonly fault: PathFault | undefined;
  readonly onFigure: (figure: number | boolean | undefined) => void;
}

function FigureField({ name, figure, fault, onFigure }: FigureFieldProps) {
  const t = useTranslations('paths');
  const language = useLocale();
  const id = useId();
  const shared = {
    id,
    'data-figure': name,
    'aria-invalid': fault !== undefined,
    'aria-describedby': `${id}-note`,
  };
  return (
    <div className="setting">
      <label htmlFor={id}>{t(`figureNames.${name}`)}</label>
      {isSwitch(name) ? (
        <input
          {...shared}
          type="checkbox"
          checked={figure === true}
          onChange={({ currentTarget }) => onFigure(currentTarget.checked || undefined)}
        />
      ) : (
        <input
          {...shared}
          className="field"
          type="number"
          min="0"
          step="any"
          value={typeof figure === 'number' ? figure : ''}
          placeholder={DEFAULTS[name] ?? t('notKnown')}
          onChange={({ currentTarget }) => onFigure(parseFigure(currentTarget.value))}
        />
      )}
      <p id={`${id}-note`} className={fault ? 'fault' : 'dim small'} role={fault ? 'alert' : undefined}>
        {fault ? fault.message[language] : t(`figureHints.${name}`)}
      </p>
    </div>
  );
}
