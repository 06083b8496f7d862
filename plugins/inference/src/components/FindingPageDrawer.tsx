// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '@backstage/core-components';
import { useTexts } from '../hooks/useTexts';
import { useUrlState } from '../hooks/useUrlState';
import { FINDING_PAGE } from '../lib/findingPageSearch';
import { Loading } from './Loading';
import { SideDrawer } from './SideDrawer';

/** The pages of all findings are some weight. */
const FindingPage = lazy(() =>
  import('./FindingPage').then(m => ({ default: m.FindingPage })),
);

/** The page of the finding that the address names, beside the page one is on. */
export function FindingPageDrawer() {
  const t = useTexts();
  const { read, write } = useUrlState();
  const code = read(FINDING_PAGE);
  return (
    <SideDrawer
      title={code ?? ''}
      open={code !== undefined}
      onClose={() => write({ [FINDING_PAGE]: undefined })}
    >
      {code !== undefined && (
        <ErrorBoundary>
          <Suspense
            fallback={<Loading what={t('findings.page')} heights={[160]} />}
          >
            <FindingPage code={code} />
          </Suspense>
        </ErrorBoundary>
      )}
    </SideDrawer>
  );
}
