import { Suspense } from 'react';
import { HostPage } from '../../host/host-page';
import '../../styles/servers.css';

export default function Page() {
  return (
    <Suspense>
      <HostPage />
    </Suspense>
  );
}
