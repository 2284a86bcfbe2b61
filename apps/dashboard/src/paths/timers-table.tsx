import { useTranslations } from 'use-intl';
import { useLimitText } from './limit-text';
import type { AnsweredPath } from './path-answers';

/** The picture of time-outs as a table. */
export function TimersTable({ report: { timers }, names }: AnsweredPath) {
  const t = useTranslations('paths');
  const say = useLimitText();
  return (
    <div className="scroll">
      <table className="plain timers">
        <caption className="hidden">{t('axis')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('hop')}</th>
            <th scope="col">{t('side')}</th>
            <th scope="col">{t('setting')}</th>
            <th scope="col">{t('decides')}</th>
            <th scope="col" className="num">
              {t('limit')}
            </th>
            <th scope="col">{t('then')}</th>
            <th scope="col">{t('origin')}</th>
          </tr>
        </thead>
        <tbody>
          {timers.map(({ hop, side, setting, role, seconds, onExpiry, isDefault }) => (
            <tr key={`${hop} ${side} ${role} ${setting}`}>
              <th scope="row">{names[hop]}</th>
              <td>{t(`sides.${side}`)}</td>
              <td>
                <code>{setting}</code>
              </td>
              <td>{t(`roles.${role}`)}</td>
              <td className="num">{say(seconds)}</td>
              <td>{t(`marks.${onExpiry}`)}</td>
              <td>{t(isDefault ? 'byDefault' : 'stated')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
