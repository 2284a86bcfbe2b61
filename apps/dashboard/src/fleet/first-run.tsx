import type { Host } from '@finwait/contracts';
import { STATE_NAMES } from '@finwait/tcp';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { StateName } from '../frame/state-glyph';
import { FIRST_RUN_TEXTS } from '../messages/first-run-texts';
import { PageTexts } from '../messages/page-texts';
import { usePowers } from '../settings/use-session';
import { EnrolCommand } from './enrol-command';
import { FirstSteps } from './first-steps';

/** The hosts that were enrolled and have not reported yet. */
export interface FirstRunProps {
  readonly hosts: readonly Host[];
}

/** What to do while no host has reported: one command, three steps that tick, and what will be counted. */
export function FirstRun(props: FirstRunProps) {
  return (
    <PageTexts texts={FIRST_RUN_TEXTS}>
      <FirstWay {...props} />
    </PageTexts>
  );
}

function FirstWay({ hosts }: FirstRunProps) {
  const t = useTranslations('firstRun');
  const fleet = useTranslations('fleet');
  const gloss = useTranslations('gloss');
  const { mayEnrol } = usePowers();
  return (
    <div className="first">
      <section aria-labelledby="first-title">
        <h1 id="first-title">{t('title')}</h1>
        <p className="lead">{t(mayEnrol ? 'lead' : 'notYours')}</p>
        {mayEnrol && <EnrolCommand />}
        <FirstSteps hosts={hosts} />
        <p className="ink2 trouble">
          {t.rich('trouble', { code: (text: ReactNode) => <code>{text}</code> })}
        </p>
      </section>
      <section aria-labelledby="states-title">
        <div className="head">
          <h2 id="states-title">{fleet('states')}</h2>
          <span className="sub">{t('hosts', { count: hosts.length })}</span>
        </div>
        <table className="ledger">
          <thead>
            <tr>
              <th scope="col">{fleet('state')}</th>
              <th scope="col" className="num">
                {fleet('now')}
              </th>
              <th scope="col" className="gloss">
                {t('willCount')}
              </th>
            </tr>
          </thead>
          <tbody>
            {STATE_NAMES.map((state) => (
              <tr key={state}>
                <th scope="row">
                  <StateName state={state} />
                </th>
                <td className="num dim" data-state={state}>
                  –
                </td>
                <td className="dim gloss">{gloss(state)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="dim after">{t('dash')}</p>
      </section>
    </div>
  );
}
