// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import {
  EntityInference,
  inferenceRequestExplainPermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import { Failure } from '../../../components/Failure';
import { Loading } from '../../../components/Loading';
import { StaleBanner } from '../../../components/StaleBanner';
import { useExplanation } from '../../../hooks/useExplanation';
import { useLatest } from '../../../hooks/useLatest';
import { useUrlState } from '../../../hooks/useUrlState';
import { isDenied } from '../../../lib/describeFailure';
import {
  ExplainQuestion,
  formatQuestion,
  listPresets,
  parseQuestion,
} from '../../../lib/explainQuestion';
import { ExplainForm } from './ExplainForm';
import { ExplanationView } from './ExplanationView';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexDirection: 'column',
      gap: theme.spacing(2),
      padding: theme.spacing(1.5, 2),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      background: theme.palette.background.paper,
    },
  }),
  { name: 'InferenceExplainPanel' },
);

/** Form and answer; the question stands in the address, to be handed on. */
export function ExplainPanel(props: { view: EntityInference }) {
  const { routes, clusters } = props.view;
  const classes = useStyles();
  const url = useUrlState();
  const asked = url.read('ask');
  const ask = useLatest((next: ExplainQuestion | undefined) =>
    url.write({ ask: next && formatQuestion(next) }),
  );
  const names = JSON.stringify(clusters.map(({ name }) => name));
  const clusterNames = useMemo<string[]>(() => JSON.parse(names), [names]);
  const question = useMemo(() => parseQuestion(asked), [asked]);
  const presets = useMemo(() => listPresets(routes), [routes]);
  return (
    <div className={classes.root}>
      <ExplainForm
        clusters={clusterNames}
        presets={presets}
        asked={question}
        onAsk={ask}
      />
      {question && <ExplainAnswer question={question} />}
    </div>
  );
}

function ExplainAnswer(props: { question: ExplainQuestion }) {
  const t = useTexts();
  const { value, error, confirmedAt, refresh } = useExplanation(props.question);
  if (error && (!value || isDenied(error))) {
    return (
      <Failure
        error={error}
        what={t('explain.thisRequest')}
        permission={inferenceRequestExplainPermission}
        onRetry={refresh}
      />
    );
  }
  if (!value || confirmedAt === undefined) {
    return <Loading what={t('explain.theAnswer')} heights={[28, 160]} />;
  }
  return (
    <>
      {error && (
        <StaleBanner
          error={error}
          confirmedAt={confirmedAt}
          onRetry={refresh}
        />
      )}
      <ExplanationView explanation={value} confirmedAt={confirmedAt} />
    </>
  );
}
