// SPDX-License-Identifier: Apache-2.0
import { RolloutSummary } from '@inference-portal/backstage-plugin-inference-common';
import { RatioBar } from '../../components/RatioBar';
import { Tip } from '../../components/Tip';
import { useTexts } from '../../hooks/useTexts';
import { formatRatio } from '../../lib/formatSignal';

/** What a canary should get of a rule's requests, and what it got. */
export function CanaryShare(props: { rollout: RolloutSummary }) {
  const { route, rule, canary, configured, observed } = props.rollout;
  const t = useTexts();
  const { cluster, namespace, name } = route;
  return (
    <Tip
      text={t('myModels.canaryWhy', {
        rule,
        route: `${namespace}/${name}`,
        cluster,
      })}
    >
      <RatioBar ratio={configured} />
      {t('myModels.canary', {
        name: canary.name,
        share: formatRatio(configured, t),
      })}
      {observed !== undefined &&
        t('card.got', { share: formatRatio(observed, t) })}
    </Tip>
  );
}
