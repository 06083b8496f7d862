// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import { RolloutForecast } from '@inference-portal/backstage-plugin-inference-common';
import {
  inferenceApiRef,
  RolloutForecastRequest,
} from '../../../api/InferenceApi';
import { toneColor } from '../../../components/tones';
import { usePolling } from '../../../hooks/usePolling';
import { useSettled } from '../../../hooks/useSettled';
import { Texts, useTexts } from '../../../hooks/useTexts';
import { describeFailure } from '../../../lib/describeFailure';
import { formatDuration } from '../../../lib/formatDuration';
import { formatShare } from '../../../lib/formatEffect';
import { joinClauses } from '../../../lib/joinClauses';
import { poolKey } from '../../../lib/poolKey';

/** While somebody types. */
const SETTLES_MS = 300;

const useStyles = makeStyles(
  theme => ({
    root: { color: toneColor(theme, 'quiet'), overflowWrap: 'anywhere' },
  }),
  { name: 'InferenceStepForecast' },
);

/** What a step will see and when it can be decided, told before it begins. */
export function StepForecast(props: {
  entityRef: string;
  /** What is to share the requests, and how it does now. */
  of: Omit<RolloutForecastRequest, 'weight'>;
  /** The canary's share in per cent, above 0 and below 100. */
  percent: number;
}) {
  const { entityRef, of } = props;
  const { way, route, rule, canary } = of;
  const classes = useStyles();
  const t = useTexts();
  const api = useApi(inferenceApiRef);
  const weight = useSettled(props.percent, SETTLES_MS) / 100;
  const { value, error } = usePolling(
    `forecast ${entityRef} ${way} ${poolKey(
      route,
    )} ${rule} ${canary} ${weight}`,
    signal =>
      api.getRolloutForecast(
        parseEntityRef(entityRef),
        { ...of, weight },
        { signal },
      ),
  );
  if (value) {
    return <div className={classes.root}>{describe(value, weight, t)}</div>;
  }
  return error ? (
    <div className={classes.root}>
      {t('rollout.forecast.failed', { reason: describeFailure(error, t) })}
    </div>
  ) : null;
}

function describe(
  { requestsPerSecond, decidesAfterMs, reason }: RolloutForecast,
  weight: number,
  t: Texts,
): string {
  const share = formatShare(weight, t);
  return joinClauses([
    requestsPerSecond === undefined
      ? t('rollout.forecast.share', { share })
      : t('rollout.forecast.rate', {
          share,
          rate: Number((requestsPerSecond * weight).toPrecision(2)),
        }),
    ...(decidesAfterMs === undefined
      ? []
      : [
          t('rollout.forecast.decided', {
            duration: formatDuration(decidesAfterMs),
          }),
        ]),
    reason,
  ]);
}
