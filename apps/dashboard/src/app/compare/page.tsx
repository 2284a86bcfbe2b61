import { Suspense } from 'react';
import { ComparePage } from '../../compare/compare-page';

export default function Page() {
  return (
    <Suspense>
      <ComparePage />
    </Suspense>
  );
}
