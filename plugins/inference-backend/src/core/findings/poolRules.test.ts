// SPDX-License-Identifier: Apache-2.0
import {
  ClusterObjects,
  Condition,
  InferencePoolImport,
  LlmInferenceService,
} from '../objects/ClusterObjects';
import { makeUnready, podsOf, setCondition } from '../testing/edits';
import { brief, Edit, judgeSample } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import {
  condition,
  gatewayRef,
  metaOf,
  samplePod,
} from '../testing/sampleObjects';

const helper = ({ inferencePools }: ClusterObjects) =>
  objectNamed(inferencePools, 'helper');
const without = (objects: ClusterObjects, name: string) => {
  objects.pods = objects.pods.filter(
    ({ meta }) => !meta.name.startsWith(`${name}-`),
  );
};
const scaledToZero: Edit = objects => {
  podsOf(objects, 'helper').forEach(pod => {
    objects.pods = objects.pods.filter(other => other !== pod);
  });
  objectNamed(objects.deployments, 'helper').replicas = 0;
};

const imported = (own: Condition): InferencePoolImport => ({
  meta: metaOf(
    'inference.networking.x-k8s.io/v1alpha1',
    'InferencePoolImport',
    'support',
    'far',
  ),
  controllers: [
    {
      name: 'acme.example/multi',
      exportingClusters: ['prod-asia'],
      parents: [{ parentRef: gatewayRef('front', 'infra'), conditions: [own] }],
      conditions: [],
    },
  ],
});

const llmService = (own: Condition): LlmInferenceService => ({
  meta: metaOf(
    'serving.kserve.io/v1alpha2',
    'LLMInferenceService',
    'support',
    'helper',
  ),
  model: 'acme/help-1b',
  adapters: [],
  pool: 'helper',
  conditions: [own],
});

it.each<[what: string, edit: Edit, expected: string[]]>([
  [
    'a picker that does not exist',
    objects => {
      objects.services = objects.services.filter(
        ({ meta }) => meta.name !== 'helper-epp',
      );
    },
    [
      'error pool-picker-missing InferencePool helper: spec.endpointPickerRef.name',
    ],
  ],
  [
    'a missing picker explains its unresolved references',
    objects => {
      objects.services = objects.services.filter(
        ({ meta }) => meta.name !== 'helper-epp',
      );
      setCondition(helper(objects).parents[0], 'ResolvedRefs', 'False');
      setCondition(helper(objects).parents[0], 'Accepted', 'False');
    },
    [
      'error pool-picker-missing InferencePool helper: spec.endpointPickerRef.name',
    ],
  ],
  [
    'no picker at all, where the provider needs one',
    objects => {
      helper(objects).picker = undefined;
      setCondition(
        helper(objects).parents[0],
        'Accepted',
        'False',
        'EndpointPickerRefMissing',
      );
    },
    ['error pool-picker-missing InferencePool helper: spec.endpointPickerRef'],
  ],
  [
    'no picker at all, where the provider does without',
    objects => {
      helper(objects).picker = undefined;
    },
    [],
  ],
  [
    'the model port in place of the picker’s',
    objects => {
      objectNamed(objects.services, 'helper-epp').ports.push({ port: 8000 });
      helper(objects).picker!.port = 8000;
    },
    [
      'error pool-picker-port-wrong InferencePool helper: spec.endpointPickerRef.port.number',
    ],
  ],
  [
    'a port that the picker’s Service does not have',
    objects => {
      helper(objects).picker!.port = 9003;
    },
    [
      'error pool-picker-port-wrong InferencePool helper: spec.endpointPickerRef.port.number',
    ],
  ],
  [
    'a selector that takes nothing',
    objects => {
      helper(objects).selector = { app: 'helpr' };
    },
    [
      'error pool-selector-empty InferencePool helper: spec.selector.matchLabels',
    ],
  ],
  [
    'pods that have ended are not selected',
    objects => {
      podsOf(objects, 'helper').forEach(pod => {
        pod.phase = 'Failed';
      });
      objects.deployments = objects.deployments.filter(
        ({ meta }) => meta.name !== 'helper',
      );
    },
    [
      'error pool-selector-empty InferencePool helper: spec.selector.matchLabels',
    ],
  ],
  [
    'no replicas on purpose',
    scaledToZero,
    ['info pool-scaled-to-zero Deployment helper: spec.replicas'],
  ],
  [
    'no pods yet, though replicas are asked for',
    objects => {
      scaledToZero(objects);
      objectNamed(objects.deployments, 'helper').replicas = 2;
    },
    ['error pool-no-ready-endpoints InferencePool helper'],
  ],
  [
    'pods that are all unready',
    objects => podsOf(objects, 'helper').forEach(pod => makeUnready(pod)),
    ['error pool-no-ready-endpoints InferencePool helper'],
  ],
  [
    'one pod that is still ready',
    objects => makeUnready(podsOf(objects, 'helper')[0]),
    [],
  ],
  [
    'pods that leave are not endpoints any more',
    objects => {
      podsOf(objects, 'helper').forEach(pod => {
        pod.meta.deletingSince = '2026-11-20T11:59:59.000Z';
      });
    },
    ['error pool-no-ready-endpoints InferencePool helper'],
  ],
  [
    'two pools on the same pods',
    objects => {
      objectNamed(objects.inferencePools, 'canary').selector = {
        app: 'stable',
      };
    },
    ['error pool-selectors-overlap InferencePool stable: spec.selector'],
  ],
  [
    'a pool that asks for one label more, on some pods of the other',
    objects => {
      objectNamed(objects.inferencePools, 'canary').selector = {
        app: 'stable',
        version: 'v2',
      };
      podsOf(objects, 'stable')[0].meta.labels.version = 'v2';
    },
    ['error pool-selectors-overlap InferencePool stable: spec.selector'],
  ],
  [
    'pools that part by one label and share another',
    objects => {
      for (const [name, version] of [
        ['canary', 'v2'],
        ['stable', 'v1'],
      ]) {
        objectNamed(objects.inferencePools, name).selector = {
          team: 'chat',
          version,
        };
        podsOf(objects, name).forEach(({ meta }) =>
          Object.assign(meta.labels, { team: 'chat', version }),
        );
      }
    },
    [],
  ],
  [
    'the same labels in another namespace are other pods',
    objects => {
      without(objects, 'helper');
      objects.pods.push(
        samplePod('support', 'helper-9', { app: 'stable' }),
        samplePod('support', 'helper-epp-0', { app: 'helper-epp' }),
      );
      helper(objects).selector = { app: 'stable' };
    },
    [],
  ],
  [
    'a port that no container has',
    objects => {
      helper(objects).targetPorts = [8080];
    },
    ['error pool-port-mismatch InferencePool helper: spec.targetPorts'],
  ],
  [
    'a port that only the arguments name',
    objects => {
      helper(objects).targetPorts = [8080];
      podsOf(objects, 'helper').forEach(({ containers: [server] }) =>
        server.args.push('--port=8080'),
      );
    },
    [],
  ],
  [
    'containers that declare no port at all say nothing',
    objects => {
      helper(objects).targetPorts = [8080];
      podsOf(objects, 'helper').forEach(({ containers: [server] }) => {
        server.ports = [];
      });
    },
    [],
  ],
  [
    'a pool of the legacy group',
    objects => {
      helper(objects).meta.apiVersion =
        'inference.networking.x-k8s.io/v1alpha2';
      objectNamed(
        objects.httpRoutes,
        'helper-route',
      ).rules[0].backendRefs[0].group = 'inference.networking.x-k8s.io';
    },
    ['warning pool-api-legacy InferencePool helper'],
  ],
  [
    'a legacy pool beside its successor is a migration',
    ({ inferencePools }) =>
      inferencePools.push({
        ...objectNamed(inferencePools, 'helper'),
        meta: metaOf(
          'inference.networking.x-k8s.io/v1alpha2',
          'InferencePool',
          'support',
          'helper',
        ),
      }),
    [],
  ],
  [
    'a pool that no route names',
    objects => {
      objects.httpRoutes = objects.httpRoutes.filter(
        ({ meta }) => meta.name !== 'helper-route',
      );
    },
    ['info pool-unreferenced InferencePool helper'],
  ],
  [
    'a pool that the gateway refuses',
    objects =>
      setCondition(helper(objects).parents[0], 'Accepted', 'False', 'Own'),
    ['error pool-not-accepted InferencePool helper: status.parents[0]'],
  ],
  [
    'an imported pool that the gateway refuses',
    objects => {
      objects.inferencePoolImports = [
        imported(
          condition('Accepted', 'False', 'NotSupported', 'no clusters.'),
        ),
      ];
    },
    [
      'error pool-not-accepted InferencePoolImport far: status.controllers[0].parents[0]',
    ],
  ],
  [
    'an imported pool that the gateway takes',
    objects => {
      objects.inferencePoolImports = [imported(condition('Accepted', 'True'))];
    },
    [],
  ],
  [
    'a routing group of KServe whose members serve different models',
    objects => {
      objects.llmInferenceServices = [
        llmService(condition('GroupReady', 'False', 'ModelNameMismatch')),
      ];
    },
    ['error pool-not-accepted LLMInferenceService helper: status.conditions'],
  ],
  [
    'a service of KServe that is well',
    objects => {
      objects.llmInferenceServices = [
        llmService(condition('InferencePoolReady', 'True')),
      ];
    },
    [],
  ],
  [
    'a service of KServe whose pool says itself what is wrong',
    objects => {
      objects.llmInferenceServices = [
        llmService(condition('InferencePoolReady', 'False', 'NotReady')),
      ];
      setCondition(helper(objects).parents[0], 'Accepted', 'False', 'Own');
    },
    ['error pool-not-accepted InferencePool helper: status.parents[0]'],
  ],
  [
    'a pool that no controller has looked at',
    objects => {
      helper(objects).parents = [];
    },
    ['warning pool-status-missing InferencePool helper: status.parents'],
  ],
  [
    'an objective for a pool that does not exist',
    objects => {
      objects.inferenceObjectives = [
        {
          meta: metaOf(
            'llm-d.ai/v1alpha2',
            'InferenceObjective',
            'chat',
            'vip',
          ),
          priority: 7,
          pool: { group: 'inference.networking.k8s.io', name: 'helper' },
        },
      ];
    },
    [
      'warning objective-pool-missing InferenceObjective vip: spec.poolRef.name',
    ],
  ],
  [
    'objectives in two groups',
    objects => {
      objects.crds = ['inference.networking.x-k8s.io', 'llm-d.ai'].map(
        group => ({
          meta: metaOf(
            'apiextensions.k8s.io/v1',
            'CustomResourceDefinition',
            '',
            `inferenceobjectives.${group}`,
          ),
          crd: `inferenceobjectives.${group}`,
        }),
      );
    },
    [
      'warning crds-both-groups CustomResourceDefinition inferenceobjectives.inference.networking.x-k8s.io',
    ],
  ],
])('%s', (_what, edit, expected) => {
  expect(judgeSample(edit).map(brief)).toEqual(expected);
});

it('proposes the labels of the workload that was meant', () => {
  const [{ remedy }] = judgeSample(objects => {
    helper(objects).selector = { app: 'helpr' };
  });

  expect(remedy.patch).toMatchObject({
    kind: 'merge',
    body: { spec: { selector: { matchLabels: { app: 'helper' } } } },
  });
});

it('says when a selector can never match', () => {
  const [{ detail }] = judgeSample(objects => {
    helper(objects).selector = { 'no spaces please': 'x' };
  });

  expect(detail).toContain("no spaces please=x can't be a label");
});

it('says why each endpoint is not ready, most frequent first', () => {
  const [{ evidence }] = judgeSample(objects => {
    objects.pods.push(samplePod('support', 'helper-2', { app: 'helper' }));
    const [first, second, third] = podsOf(objects, 'helper');
    makeUnready(first);
    makeUnready(second, { waiting: { reason: 'CreateContainerConfigError' } });
    makeUnready(third);
  });

  expect(evidence).toContainEqual({
    label: 'Why',
    value:
      '2 pods: container server runs and does not pass its readiness probe yet; 1 pod: container server waits: CreateContainerConfigError',
  });
});
