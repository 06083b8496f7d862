// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../../cluster/KubernetesObject';
import { createRandom } from '../../time/createRandom';
import {
  createSampleCluster,
  GIE_IMAGE,
  modelHeader,
  sampleGateway,
  samplePool,
  sampleRoute,
} from '../samples/createSampleCluster';
import { openSampleGateway, readPage } from '../samples/openSampleGateway';
import { MODEL, POOL, ROUTE, WORLD } from '../samples/sampleWorld';
import { drawTarget, readRewrites } from './readRewrites';

const LLM_D = 'llm-d.ai';
const OLD = 'inference.networking.x-k8s.io';

function rewrite(
  name: string,
  group: string,
  rules: object[],
  pool = 'qwen',
): KubernetesObject {
  return {
    apiVersion: `${group}/v1alpha2`,
    kind: 'InferenceModelRewrite',
    metadata: { name, namespace: 'chat' },
    spec: { poolRef: { name: pool }, rules },
  };
}
const LLM_D_CRD: KubernetesObject = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: `inferencemodelrewrites.${LLM_D}` },
};
const exact = (value: string) => [{ model: { type: 'Exact', value } }];
const to = (weights: Record<string, number>) =>
  Object.entries(weights).map(([modelRewrite, weight]) => ({
    modelRewrite,
    weight,
  }));

it('orders rules as pickers do: names before all, then the older', () => {
  const { cluster } = createSampleCluster([
    ...WORLD,
    LLM_D_CRD,
    rewrite('a', LLM_D, [
      { targets: to({ any: 1 }) },
      { matches: exact('m'), targets: to({ first: 1 }) },
    ]),
    rewrite('b', LLM_D, [{ matches: exact('m'), targets: to({ second: 1 }) }]),
    rewrite('c', LLM_D, [{ targets: to({ of: 1 }) }], 'other'),
    rewrite('d', OLD, [{ matches: exact('m'), targets: to({ old: 1 }) }]),
  ]);
  const targets = (group: string) =>
    readRewrites(cluster.store, POOL, group).map(each => each.targets[0].model);
  expect(targets(LLM_D)).toEqual(['first', 'second', 'any']);
  expect(targets(OLD)).toEqual(['old']);
});

it('draws by weight', () => {
  const { cluster } = createSampleCluster([
    ...WORLD,
    LLM_D_CRD,
    rewrite('a', LLM_D, [{ matches: exact('m'), targets: to({ x: 3, y: 1 }) }]),
  ]);
  const rules = readRewrites(cluster.store, POOL, LLM_D);
  const random = createRandom('targets');
  const drawn = Array.from(
    { length: 4000 },
    () => drawTarget(rules, 'm', random)?.model,
  );
  expect(drawn.filter(model => model === 'y').length / 4000).toBeCloseTo(
    0.25,
    1,
  );
  expect(drawTarget(rules, 'other', random)).toBeUndefined();
});

it.each([
  ['llm-d-router', undefined, LLM_D, 'llm_d_epp_model_rewrite_decisions_total'],
  ['GIE', GIE_IMAGE, OLD, 'inference_extension_model_rewrite_decisions_total'],
])(
  'answers with the drawn target through the picker of %s, and counts it',
  async (_, pickerImage, group, family) => {
    const gateway = await openSampleGateway([
      LLM_D_CRD,
      ...sampleGateway(),
      ...samplePool({ ...POOL, ...(pickerImage && { pickerImage }) }),
      sampleRoute({
        ...ROUTE,
        rules: [
          { matches: [modelHeader('alias')], backends: [{ name: 'qwen' }] },
        ],
      }),
      rewrite('alias', group, [
        { matches: exact('alias'), targets: to({ [MODEL]: 1 }) },
      ]),
    ]);
    const answer = await gateway.chat(
      { model: 'alias', messages: [{ role: 'user', content: 'Hi' }] },
      { 'x-gateway-model-name': 'alias' },
    );
    const page = await readPage(gateway.cluster, 'chat/qwen-epp-0', 9090);
    await gateway.close();
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.text).model).toBe(MODEL);
    expect(page).toContain(
      `${family}{model_name="alias",model_rewrite_name="alias",target_model="${MODEL}"} 1`,
    );
    expect(page).toMatch(
      new RegExp(
        `request_total\\{.*model_name="alias",.*target_model_name="${MODEL}"\\} 1`,
      ),
    );
  },
);
