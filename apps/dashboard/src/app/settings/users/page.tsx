import { Suspense } from 'react';
import { UsersPage } from '../../../settings/users-page';

export default function Page() {
  return (
    <Suspense>
      <UsersPage />
    </Suspense>
  );
}
