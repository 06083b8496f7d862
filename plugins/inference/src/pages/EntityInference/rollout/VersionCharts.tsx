// SPDX-License-Identifier: Apache-2.0
import { lazy, Suspense } from 'react';
import { ErrorBoundary } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { PoolDetail } from '@inference-portal/backstage-plugin-inference-common';
import { Loading } from '../../../components/Loading';
import { useTexts } from '../../../hooks/useTexts';
import { useUrlState } from '../../../hooks/useUrlState';

/** The chart library comes with the charts only. */
const RolloutCharts = lazy(() =>
  import('./RolloutCharts').then(m => ({ default: m.RolloutCharts })),
);

/** Both pools over time, once somebody asks for it. */
export function VersionCharts(props: {
  /** Of the rollout, in addresses. */
  rolloutKey: string;
  pools: PoolDetail[];
}) {
  const { rolloutKey, pools } = props;
  const t = useTexts();
  const url = useUrlState();
  const isOpen = url.read('rolloutCharts') === rolloutKey;
  return (
    <>
      <div>
        <Button
          size="small"
          aria-expanded={isOpen}
          onClick={() =>
            url.write({ rolloutCharts: isOpen ? undefined : rolloutKey })
          }
        >
          {t(isOpen ? 'rollout.hideCharts' : 'rollout.showCharts')}
        </Button>
      </div>
      {isOpen && (
        <ErrorBoundary>
          <Suspense
            fallback={<Loading what={t('load.charts')} heights={[180]} />}
          >
            <RolloutCharts pools={pools} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}
