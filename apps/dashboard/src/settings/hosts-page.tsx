'use client';

import type { Session } from '@finwait/contracts';
import { useTranslations } from 'use-intl';
import { useFleet } from '../fleet/use-fleet';
import { OfflineBar } from '../frame/offline-bar';
import { PanelProblem } from '../frame/panel-problem';
import { EnrolHost } from './enrol-host';
import { EnrolledHosts } from './enrolled-hosts';
import { OpenEnrolments } from './open-enrolments';
import { toPowers } from './powers';
import { SettingsPage } from './settings-page';

/** Lets hosts in, and looks after those that are. */
export function HostsPage() {
  return (
    <SettingsPage section="hosts" freshness="live">
      {(session) => <Hosts session={session} />}
    </SettingsPage>
  );
}

function Hosts({ session }: { readonly session: Session }) {
  const pages = useTranslations('settingsPages');
  const { hosts, problems, retry } = useFleet();
  const { mayAdminister } = toPowers(session);
  return (
    <>
      <OfflineBar asOf={null} />
      <div className="beneath">
        <EnrolHost hosts={hosts ?? []} />
        <OpenEnrolments />
      </div>
      {problems.hosts && <PanelProblem error={problems.hosts} retry={retry.hosts} />}
      {!hosts && !problems.hosts && <p className="dim">{pages('loading')}</p>}
      {hosts && <EnrolledHosts hosts={hosts} mayAdminister={mayAdminister} />}
    </>
  );
}
