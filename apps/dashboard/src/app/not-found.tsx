'use client';

import { lazy, Suspense } from 'react';

/** Part of every page as Next builds them, so none loads what only this one shows. */
const MissingPage = lazy(async () => ({ default: (await import('../frame/missing-page')).MissingPage }));

export default function NotFound() {
  return (
    <Suspense>
      <MissingPage />
    </Suspense>
  );
}
