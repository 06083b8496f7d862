// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects, Pod } from '../objects/ClusterObjects';
import { objectNamed } from '../testing/objectNamed';
import {
  metaOf,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { rolledRewrites } from './rolledRewrites';

const ADAPTERS = ['--lora-modules', 'v1=/adapters/v1', 'v2=/adapters/v2'];

const podsOf = ({ pods }: ClusterObjects): Pod[] =>
  pods.filter(({ meta }) => /^stable-\d/.test(meta.name));

/** The pool whose servers are to load two adapters, of which one gets a tenth. */
function ruleWith(
  edit: (objects: ClusterObjects) => void = () => {},
  weights: [stable: number, canary: number] = [90, 10],
) {
  const objects = sampleObjects();
  objectNamed(objects.deployments, 'stable').containers[0].args.push(
    ...ADAPTERS,
  );
  for (const { containers } of podsOf(objects)) {
    containers[0].args.push(...ADAPTERS);
  }
  objects.inferenceModelRewrites = [
    {
      meta: metaOf('llm-d.ai/v1alpha2', 'InferenceModelRewrite', 'chat', 'v1'),
      pool: { group: 'inference.networking.k8s.io', name: 'stable' },
      rules: [
        {
          models: ['v1'],
          targets: weights.map((weight, index) => ({
            model: `v${index + 1}`,
            weight,
          })),
        },
      ],
    },
  ];
  edit(objects);
  const [{ rule }] = rolledRewrites(deriveTopology(sampleSnapshot(objects)));
  return rule;
}

/** Was started before it was given the second. */
const isOld = ({ containers }: Pod) => containers[0].args.pop();

it.each<[string, (objects: ClusterObjects) => void, string[] | undefined]>([
  ['none where all servers have it', () => {}, undefined],
  [
    'an adapter that one of two servers lacks',
    objects => isOld(podsOf(objects)[0]),
    ['v2'],
  ],
  [
    'none that is lacked by a server which takes no requests',
    objects => {
      const [pod] = podsOf(objects);
      isOld(pod);
      pod.conditions = pod.conditions.map(each =>
        each.type === 'Ready' ? { ...each, status: 'False' } : each,
      );
    },
    undefined,
  ],
  [
    'none that nobody is going to load by its arguments',
    objects => {
      podsOf(objects).forEach(isOld);
      objectNamed(objects.deployments, 'stable').containers[0].args.pop();
    },
    undefined,
  ],
])('knows as not up %s', (_, edit, expected) => {
  expect(ruleWith(edit).unready).toEqual(expected);
});

it('does not wait for one that gets no requests', () => {
  const objects = (all: ClusterObjects) => isOld(podsOf(all)[0]);
  expect(ruleWith(objects, [100, 0]).unready).toBeUndefined();
});

it('is another version where the servers are to load another adapter', () => {
  const more = ruleWith(({ deployments }) => {
    objectNamed(deployments, 'stable').containers[0].args.push('v3=/v3');
  });
  expect(more.versions).not.toBe(ruleWith().versions);
  expect(ruleWith().versions).toBe(ruleWith(() => {}, [50, 50]).versions);
});
