import { Suspense } from 'react';
import { StoragePage } from '../../../settings/storage-page';

export default function Page() {
  return (
    <Suspense>
      <StoragePage />
    </Suspense>
  );
}
