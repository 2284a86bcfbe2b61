import { Suspense } from 'react';
import { HostPage } from '../../host/host-page';

export default function Page() {
  return (
    <Suspense>
      <HostPage />
    </Suspense>
  );
}
