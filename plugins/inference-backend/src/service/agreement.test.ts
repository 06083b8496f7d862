// SPDX-License-Identifier: Apache-2.0
/* A rollout is judged by its plan wherever somebody is told of it. */
import { TestDatabases } from '@backstage/backend-test-utils';
import {
  RolloutPlanLimits,
  RolloutVerdict,
} from '@inference-portal/backstage-plugin-inference-common';
import { createViews } from '../__testUtils__/createViews';
import { rolledRules } from '../core/rollout/rolledRules';
import { nameOfRolled } from '../core/rollout/RolloutName';
import { countedSample } from '../core/rollout/testing/sampleEvidence';
import { observeRollouts } from '../plans/observeRollouts';
import { toEntityInference } from './toEntityInference';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const ENTITY = 'component:default/chat';
const MINUTE = 60_000;
const POOLS_ANNOTATION = 'inference-portal.io/pools';

/** A canary with more errors than stable, of 5000 requests to that. */
async function startWorld(errorRate: number) {
  const { catalog, clock, cluster, history, limits, views } = await createViews(
    databases,
    {
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'chat',
            annotations: { [POOLS_ANNOTATION]: 'chat/stable, chat/canary' },
          },
        },
      ],
    },
  );
  await catalog.refresh();
  const viewOf = () => views.all()[0];
  const [rolled] = rolledRules(viewOf().topology);
  const { rule } = rolled;
  const name = nameOfRolled(rolled, 'chat/canary');
  const log = history.chronicles.of(cluster).rollouts;
  const count = async (shares = rule.shares, settings = {}) => {
    clock.advance(MINUTE);
    const counts = {
      'chat/stable': { server: countedSample({ share: 0.25 }) },
      'chat/canary': { server: countedSample({ share: 0.1, errorRate }) },
    };
    const sources = { server: 'model servers (3)' };
    log.add({ ...rule, shares, settings, counts, sources }, clock.now());
    await views.numbersChanged(cluster);
  };
  // The first tells what a counter was before.
  for (let minute = 0; minute < 12; minute++) {
    await count();
  }
  return { count, limits, log, name, rule, viewOf };
}

type World = Awaited<ReturnType<typeof startWorld>>;

function setPlan({ limits, name }: World, planned: RolloutPlanLimits) {
  limits.keep('plan', { ...name, limits: planned });
}

/** What each place says of the rollout. */
function tell(world: World) {
  const view = world.viewOf();
  const { poolsByKey } = view.topology;
  const node = poolsByKey.get('chat/canary');
  const entity = toEntityInference({
    entityRef: ENTITY,
    queries: [
      {
        by: 'name',
        annotation: POOLS_ANNOTATION,
        value: 'chat/canary',
        namespace: 'chat',
        name: 'canary',
      },
    ],
    access: { canRollout: true },
    views: [view],
    clusterNames: [view.topology.snapshot.cluster],
  });
  const isFailing = ({ code }: { code: string }) =>
    code === 'rollout-canary-failing';
  return {
    rollouts: view.rolloutsOf(node ? [node] : []).map(({ verdict }) => verdict),
    entity: entity.rollouts.map(({ verdict }) => verdict),
    plan: Array.from(observeRollouts([view]).values(), ({ found }) =>
      found.map(({ rollout }) => rollout.verdict),
    ).flat(),
    entityFindings: entity.findings.filter(isFailing).length,
    listedFindings: view.listedFindings().filter(isFailing).length,
  };
}

const all = (verdict: RolloutVerdict) => {
  const findings = verdict === 'fail' ? 1 : 0;
  return {
    rollouts: [verdict],
    entity: [verdict],
    plan: [verdict],
    entityFindings: findings,
    listedFindings: findings,
  };
};

it.each<[string, number, RolloutPlanLimits, RolloutVerdict, RolloutVerdict]>([
  [
    'allows less than what holds anywhere',
    0.012,
    { maxE2eMs: 500 },
    'pass',
    'fail',
  ],
  ['allows more', 0.08, { errorMargin: 0.12 }, 'fail', 'pass'],
])(
  'is told alike everywhere where a plan %s',
  async (_, rate, plan, ...told) => {
    const world = await startWorld(rate);
    const [before, after] = told;
    expect(tell(world)).toEqual(all(before));
    setPlan(world, plan);
    expect(tell(world)).toEqual(all(after));
    setPlan(world, {});
    expect(tell(world)).toEqual(all(before));
  },
);

it('keeps of a step that is over what the plan said of it', async () => {
  const world = await startWorld(0.08);
  const { count, limits, log, name, rule } = world;
  setPlan(world, { errorMargin: 0.12 });
  const settings = { 'chat/canary': limits.settingsOf(name) };
  await count({ 'chat/stable': 0.5, 'chat/canary': 0.5 }, settings);
  expect(log.outcomes(rule.key)).toMatchObject([
    { verdicts: { 'chat/canary': 'pass' } },
  ]);
});
