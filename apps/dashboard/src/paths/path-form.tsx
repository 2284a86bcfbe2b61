'use client';

import { PATH_PROTOCOLS, type Path, type PathFault } from '@finwait/tcp';
import { useTranslations } from 'use-intl';
import { withFigure, withHop, withHopAfter, withHopMoved, withoutHop, withProtocol } from './draft';
import { HopForm, HostOptions, KindSelect } from './hop-form';

/** A path that is edited field by field. */
export interface PathFormProps {
  readonly path: Path;
  readonly hosts: readonly string[];
  readonly faults: readonly PathFault[];
  /** Settings that have a field though nothing stands in it yet, by hop. */
  readonly opened: readonly OpenedSetting[];
  readonly onPath: (path: Path) => void;
  readonly onOpened: (opened: readonly OpenedSetting[]) => void;
}

/** A setting of a hop that the reader has asked for. */
export interface OpenedSetting {
  readonly hop: number;
  readonly setting: string;
}

const FIGURES = ['requestSeconds', 'pingSeconds', 'roundTripMs'] as const;

/** Every hop of a path, and what travels along it. */
export function PathForm({ path, hosts, faults, opened, onPath, onOpened }: PathFormProps) {
  const t = useTranslations('paths');
  const rearrange = (next: Path) => {
    onOpened([]);
    onPath(next);
  };
  return (
    <>
      <HostOptions hosts={hosts} />
      <div className="hopfields">
        <label>
          {t('protocol')}
          <select
            className="field"
            value={path.protocol ?? ''}
            onChange={({ currentTarget }) => onPath(withProtocol(path, currentTarget.value))}
          >
            <option value="">{t('byHops')}</option>
            {PATH_PROTOCOLS.map((protocol) => (
              <option key={protocol} value={protocol}>
                {t(`protocols.${protocol}`)}
              </option>
            ))}
          </select>
        </label>
        {FIGURES.map((field) => (
          <label key={field}>
            {t(field)}
            <input
              className="field"
              type="number"
              min="0"
              step="any"
              value={path[field] ?? ''}
              placeholder={t(`${field}Hint`)}
              onChange={({ currentTarget }) => onPath(withFigure(path, field, currentTarget.value))}
            />
          </label>
        ))}
      </div>
      {path.hops.map((hop, at) => (
        <HopForm
          key={at}
          hop={hop}
          at={at}
          count={path.hops.length}
          hosts={hosts}
          faults={faults.filter((fault) => fault.hop === at)}
          opened={opened.flatMap((one) => (one.hop === at ? one.setting : []))}
          onHop={(next) => onPath(withHop(path, at, next))}
          onMove={(by) => rearrange(withHopMoved(path, at, by))}
          onRemove={() => rearrange(withoutHop(path, at))}
          onOpen={(setting) => onOpened([...opened, { hop: at, setting }])}
        />
      ))}
      <KindSelect
        kind=""
        label={t('addHop')}
        onKind={(kind) => onPath(withHopAfter(path, path.hops.length - 1, kind))}
      />
    </>
  );
}
