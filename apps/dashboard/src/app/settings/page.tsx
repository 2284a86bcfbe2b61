import { Suspense } from 'react';
import { AccountPage } from '../../settings/account-page';

export default function Page() {
  return (
    <Suspense>
      <AccountPage />
    </Suspense>
  );
}
