import { Suspense } from 'react';
import { AuditPage } from '../../../settings/audit-page';

export default function Page() {
  return (
    <Suspense>
      <AuditPage />
    </Suspense>
  );
}
