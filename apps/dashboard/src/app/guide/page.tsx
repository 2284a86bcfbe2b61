import { Suspense } from 'react';
import { GuidePage } from '../../guide/guide-page';

export default function Page() {
  return (
    <Suspense>
      <GuidePage />
    </Suspense>
  );
}
