import { Suspense } from 'react';
import { PathsPage } from '../../paths/paths-page';
import '../../styles/paths.css';
import '../../styles/path-stations.css';
import '../../styles/path-axis.css';
import '../../styles/path-verdicts.css';
import '../../styles/path-editor.css';

export default function Page() {
  return (
    <Suspense>
      <PathsPage />
    </Suspense>
  );
}
