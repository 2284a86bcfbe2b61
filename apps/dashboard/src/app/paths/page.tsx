import { Suspense } from 'react';
import { PathsPage } from '../../paths/paths-page';
import '../../styles/path-editor.css';
import '../../styles/paths.css';

export default function Page() {
  return (
    <Suspense>
      <PathsPage />
    </Suspense>
  );
}
