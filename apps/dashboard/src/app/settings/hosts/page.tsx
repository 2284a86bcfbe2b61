import { Suspense } from 'react';
import { HostsPage } from '../../../settings/hosts-page';

export default function Page() {
  return (
    <Suspense>
      <HostsPage />
    </Suspense>
  );
}
