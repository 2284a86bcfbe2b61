import type { HopBinding } from '@finwait/contracts';
import Link from 'next/link';
import { useLocale, useTranslations } from 'use-intl';
import { formatMoment } from '../format/clock';
import { formatFigure } from '../format/figure';
import { useNow } from '../frame/use-now';
import { toHostAddress } from '../host/host-url';
import { KERNEL_NAMES } from './kernel-names';

/** What hosts of the fleet told for a path. */
export interface BoundValuesProps {
  readonly bindings: readonly HopBinding[];
  readonly names: readonly string[];
}

/** Whether a host told anything for its hop. */
export function isTold({ settingsSince, server }: HopBinding): boolean {
  return settingsSince !== null || server !== null;
}

/** The values that hosts of the fleet gave where the path states none, and since when they are so. */
export function BoundValues({ bindings, names }: BoundValuesProps) {
  const t = useTranslations('paths');
  return (
    <section className="onpath" aria-labelledby="bound-title">
      <div className="head">
        <h2 id="bound-title">{t('boundValues')}</h2>
        <span className="sub">{t('boundNote')}</span>
      </div>
      <ul className="changes">
        {bindings.map((binding) => (
          <li key={binding.hop}>
            <span className="bindee">
              <b>{names[binding.hop]}</b>
              <Link className="link" href={toHostAddress(binding.host)} prefetch={false}>
                {binding.host}
              </Link>
            </span>
            <Values binding={binding} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Values({ binding }: { readonly binding: HopBinding }) {
  const t = useTranslations('paths');
  const language = useLocale();
  const now = useNow(60_000);
  const { kernel, settingsSince, server, timeWaits, countedAt } = binding;
  const say = (at: number) => formatMoment(at, now, { language });
  if (!isTold(binding)) return <span className="sev warning">{t('toldNothing')}</span>;
  return (
    <ul>
      {server && <li>{t('settingsOf', { name: server.name, time: say(server.readAt) })}</li>}
      {settingsSince !== null && (
        <li>
          {KERNEL_NAMES.filter((name) => (kernel[name] ?? '') !== '').map((name) => (
            <span key={name} className="pair">
              <code>{name}</code> <b>{[kernel[name]].flat().join(' ')}</b>
            </span>
          ))}{' '}
          <span className="dim">{t('since', { time: say(settingsSince) })}</span>
        </li>
      )}
      {timeWaits !== null && countedAt !== null && (
        <li>
          TIME_WAIT <b>{formatFigure(timeWaits, language)}</b>{' '}
          <span className="dim">{t('asOf', { time: say(countedAt) })}</span>
        </li>
      )}
    </ul>
  );
}
