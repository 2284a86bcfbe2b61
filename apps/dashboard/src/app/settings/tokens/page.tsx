import { Suspense } from 'react';
import { TokensPage } from '../../../settings/tokens-page';

export default function Page() {
  return (
    <Suspense>
      <TokensPage />
    </Suspense>
  );
}
