import { Suspense } from 'react';
import { FleetPage } from '../fleet/fleet-page';

export default function Page() {
  return (
    <Suspense>
      <FleetPage />
    </Suspense>
  );
}
