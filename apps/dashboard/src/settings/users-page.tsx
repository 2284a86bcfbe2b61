'use client';

import type { Session } from '@finwait/contracts';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { readUsers } from '../api/admin-calls';
import { PanelProblem } from '../frame/panel-problem';
import { NewUser } from './new-user';
import { SettingsPage } from './settings-page';
import { UserRow } from './user-row';

/** Everybody who has an account. */
export function UsersPage() {
  return <SettingsPage section="users">{(session) => <Users session={session} />}</SettingsPage>;
}

function Users({ session }: { readonly session: Session }) {
  const t = useTranslations('users');
  const sections = useTranslations('sections');
  const pages = useTranslations('settingsPages');
  const users = useQuery({ queryKey: ['users'], queryFn: ({ signal }) => readUsers(signal), staleTime: 0 });
  return (
    <>
      <section aria-labelledby="users-title">
        <div className="head">
          <h2 id="users-title">{sections('users')}</h2>
          <span className="sub">{users.isPending ? pages('loading') : ''}</span>
        </div>
        {users.error && <PanelProblem error={users.error} retry={() => void users.refetch()} />}
        {users.data?.length === 0 && <p className="ink2">{t('none')}</p>}
        <ul className="rows">
          {users.data?.map((user) => (
            <UserRow key={user.name} user={user} isSelf={user.name === session.name} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="add-title">
        <div className="head">
          <h2 id="add-title">{t('add')}</h2>
          <span className="sub">{t('addLead')}</span>
        </div>
        <NewUser />
      </section>
    </>
  );
}
