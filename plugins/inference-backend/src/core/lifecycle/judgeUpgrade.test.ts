// SPDX-License-Identifier: Apache-2.0
import {
  plainText,
  UPGRADE_CODES,
  UpgradeCheckRequest,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { ProviderPolicy } from '../objects/ProviderObjects';
import { Edit } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import { asProvider, crdsOf } from '../testing/providerSamples';
import {
  metaOf,
  NOW_MS,
  sampleObjects,
  sampleSnapshot,
} from '../testing/sampleObjects';
import { deriveTopology } from '../topology/deriveTopology';
import { judgeUpgrade, UpgradeVerdict } from './judgeUpgrade';
import { upgradeRules } from './upgrade/upgradeRules';

const LEGACY = 'inference.networking.x-k8s.io/v1alpha2';
const GIE_PICKER = 'registry.k8s.io/gateway-api-inference-extension/epp';

function check(
  provider: string,
  request: UpgradeCheckRequest,
  edit: Edit = () => {},
  more: Partial<ClusterSnapshot> = {},
): UpgradeVerdict {
  const objects = sampleObjects();
  asProvider(provider)(objects);
  edit(objects);
  const judged = judgeUpgrade(
    deriveTopology(sampleSnapshot(objects, more)),
    request,
    NOW_MS,
  );
  return {
    ...judged,
    steps: judged.steps.map(toPlain),
    issues: judged.issues.map(toPlainIssue),
  };
}

const toPlain = <T>(texts: T): T =>
  JSON.parse(plainText(JSON.stringify(texts)));

function toPlainIssue<T extends UpgradeVerdict['issues'][number]>(issue: T): T {
  const { title, detail, evidence, remedy } = issue;
  return { ...issue, ...toPlain({ title, detail, evidence, remedy }) };
}

const brief = ({ code, severity, subject }: UpgradeVerdict['issues'][number]) =>
  `${severity} ${code} ${subject.kind} ${subject.name}`;

/** Only helper's picker, and at another image. */
function pickerAt(image: string, args: string[] = []): Edit {
  return objects => {
    for (const pool of ['stable', 'canary']) {
      objectNamed(objects.deployments, `${pool}-epp`).containers[0].image =
        'example.com/own-picker:v3';
    }
    const [container] = objectNamed(
      objects.deployments,
      'helper-epp',
    ).containers;
    container.image = image;
    container.args.push(...args);
  };
}

const legacyObjective: Edit = ({ inferenceObjectives }) =>
  inferenceObjectives.push({
    meta: metaOf(LEGACY, 'InferenceObjective', 'support', 'urgent'),
    priority: 7,
    pool: { group: 'inference.networking.k8s.io', name: 'helper' },
  });

const trafficPolicy = (): ProviderPolicy => ({
  meta: metaOf(
    'gateway.kgateway.dev/v1alpha1',
    'TrafficPolicy',
    'chat',
    'limits',
  ),
  targets: [
    {
      group: 'gateway.networking.k8s.io',
      kind: 'HTTPRoute',
      name: 'chat-route',
    },
  ],
  limits: [
    { part: 'request', field: 'spec.timeouts.request', value: '400s' },
    { part: 'idle', field: 'spec.timeouts.streamIdle', value: '0s' },
  ],
  guards: [{ field: 'spec.rateLimit', needsCredentials: false }],
  ancestors: [],
});

it('writes what a policy of kgateway becomes, and says what it does not', () => {
  const { issues } = check(
    'kgateway 2.1',
    { provider: { controller: 'kgateway.dev/kgateway', version: 'v2.3.0' } },
    ({ providerPolicies }) => providerPolicies.push(trafficPolicy()),
  );
  const found = issues.find(({ code }) => code === 'policy-conversion');

  expect(found?.evidence).toContainEqual({
    label: 'It sets',
    value:
      'spec.timeouts.request = 400s, spec.timeouts.streamIdle = 0s, spec.rateLimit',
  });
  expect(found?.remedy.patch?.body).toEqual({
    apiVersion: 'agentgateway.dev/v1alpha1',
    kind: 'AgentgatewayPolicy',
    metadata: { namespace: 'chat', name: 'limits' },
    spec: {
      targetRefs: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'HTTPRoute',
          name: 'chat-route',
        },
      ],
      traffic: { timeouts: { request: '400s' } },
    },
  });
});

it('has one rule for each code', () => {
  expect(upgradeRules.map(({ code }) => code).sort()).toEqual(
    [...UPGRADE_CODES].sort(),
  );
});

it.each<
  [
    what: string,
    provider: string,
    request: UpgradeCheckRequest,
    edit: Edit,
    expected: string[],
  ]
>([
  [
    'the path to pools that kgateway 2.2 removed',
    'kgateway 2.1',
    { provider: { controller: 'kgateway.dev/kgateway', version: 'v2.2.0' } },
    ({ crds, providerPolicies }) => {
      crds.push(
        ...crdsOf('gateway.kgateway.dev', 'v2.1.1', [
          'trafficpolicies',
          'gatewayparameters',
          'backends',
        ]),
      );
      providerPolicies.push(trafficPolicy());
    },
    [
      'error provider-inference-removed Gateway front',
      'warning policy-conversion TrafficPolicy limits',
      'warning policy-conversion CustomResourceDefinition gatewayparameters.gateway.kgateway.dev',
    ],
  ],
  [
    'a patch of kgateway 2.1',
    'kgateway 2.1',
    { provider: { controller: 'kgateway.dev/kgateway', version: 'v2.1.2' } },
    () => {},
    [],
  ],
  [
    'the agentgateway that left kgateway',
    'agentgateway',
    {
      provider: { controller: 'kgateway.dev/agentgateway', version: 'v2.3.0' },
    },
    ({ gatewayClasses: [gatewayClass], deployments }) => {
      gatewayClass.controllerName = 'kgateway.dev/agentgateway';
      objectNamed(deployments, 'controller-0').containers[0].image =
        'cr.kgateway.dev/kgateway-dev/kgateway:v2.2.0';
    },
    [
      'error provider-inference-removed Gateway front',
      'error controller-renamed Gateway front',
    ],
  ],
  [
    'a Gateway API that the provider was not made for, and no way back',
    'Istio',
    { gatewayApi: 'v1.6.1' },
    () => {},
    [
      'warning crd-version-unsupported CustomResourceDefinition httproutes.gateway.networking.k8s.io',
      'info way-back-closed CustomResourceDefinition httproutes.gateway.networking.k8s.io',
    ],
  ],
  [
    'an older Gateway API, which the guard denies',
    'agentgateway',
    { gatewayApi: 'v1.4.1' },
    () => {},
    [
      'error downgrade-denied CustomResourceDefinition httproutes.gateway.networking.k8s.io',
    ],
  ],
  [
    'an older Gateway API of the experimental channel, which has no guard',
    'agentgateway',
    { gatewayApi: 'v1.4.1' },
    ({ crds }) => {
      objectNamed(crds, 'httproutes.gateway.networking.k8s.io').channel =
        'experimental';
    },
    [],
  ],
  [
    'an older patch, which the guard allows',
    'agentgateway',
    { gatewayApi: 'v1.5.0' },
    () => {},
    [],
  ],
  [
    'the alpha of pools, gone with GIE 1.5',
    'kgateway 2.1',
    { inferenceExtension: 'v1.5.0' },
    ({ inferencePools }) => {
      objectNamed(inferencePools, 'helper').meta.apiVersion = LEGACY;
    },
    ['error crd-group-removed InferencePool helper'],
  ],
  [
    'the alpha of pools, still in GIE 1.4',
    'kgateway 2.1',
    { inferenceExtension: 'v1.4.0' },
    ({ inferencePools }) => {
      objectNamed(inferencePools, 'helper').meta.apiVersion = LEGACY;
    },
    [],
  ],
  [
    'objectives and pickers, gone with GIE 1.6',
    'agentgateway',
    { inferenceExtension: 'v1.6.2' },
    objects => {
      pickerAt(`${GIE_PICKER}:v1.5.0`)(objects);
      legacyObjective(objects);
    },
    [
      'warning crd-group-removed InferenceObjective urgent',
      'warning picker-image-unpublished Deployment helper-epp',
    ],
  ],
  [
    'pickers of llm-d, which GIE 1.6 leaves alone',
    'agentgateway',
    { inferenceExtension: 'v1.6.0' },
    () => {},
    [],
  ],
  [
    'a picker of GIE that was never published',
    'agentgateway',
    { endpointPicker: 'v1.6.0' },
    pickerAt(`${GIE_PICKER}:v1.5.0`),
    [
      'error picker-image-unpublished Deployment helper-epp',
      'warning picker-requests-raised Deployment helper-epp',
    ].slice(0, 1),
  ],
  [
    'a picker of GIE 1.5 that is given metric names',
    'agentgateway',
    { endpointPicker: 'v1.5.0' },
    pickerAt(`${GIE_PICKER}:v1.3.1`, [
      '--total-queued-requests-metric=sglang:num_queue_reqs',
    ]),
    ['error picker-flags-rejected Deployment helper-epp'],
  ],
  [
    'a picker of GIE 1.4 that may be given metric names',
    'agentgateway',
    { endpointPicker: 'v1.4.0' },
    pickerAt(`${GIE_PICKER}:v1.3.1`, ['--lora-info-metric=x']),
    [],
  ],
  [
    'metrics under another name',
    'agentgateway',
    { endpointPicker: 'v1.3.0' },
    pickerAt(`${GIE_PICKER}:v1.0.2`),
    ['warning metrics-renamed Deployment helper-epp'],
  ],
  [
    'the move from GIE’s picker to that of llm-d',
    'agentgateway',
    { endpointPicker: 'v0.10.0' },
    objects => {
      pickerAt(`${GIE_PICKER}:v1.5.0`)(objects);
      legacyObjective(objects);
      const { meta, containers } = objectNamed(
        objects.deployments,
        'helper-epp',
      );
      meta.annotations['meta.helm.sh/release-name'] = 'helper';
      containers[0].requests = { cpu: '200m', memory: '256Mi' };
    },
    [
      'warning picker-requests-raised Deployment helper-epp',
      'warning chart-values-renamed Deployment helper-epp',
      'warning objectives-ignored InferenceObjective urgent',
      'info metrics-renamed Deployment helper-epp',
    ],
  ],
  [
    'the picker that is there already',
    'agentgateway',
    { endpointPicker: 'v0.10.0' },
    legacyObjective,
    [],
  ],
  [
    'tags without a v',
    'agentgateway',
    {
      provider: {
        controller: 'agentgateway.dev/agentgateway',
        version: '1.4.1',
      },
    },
    ({ deployments }) => {
      objectNamed(deployments, 'controller-0').containers[0].image =
        'cr.agentgateway.dev/controller:v1.2.1';
    },
    ['info chart-tag-renamed Deployment controller-0'],
  ],
])('foretells %s', (_what, provider, request, edit, expected) => {
  expect(check(provider, request, edit).issues.map(brief)).toEqual(expected);
});

it('tells what an upgrade mends', () => {
  const { resolved, verdict } = check(
    'agentgateway',
    {
      provider: {
        controller: 'agentgateway.dev/agentgateway',
        version: '1.4.1',
      },
    },
    ({ deployments }) => {
      objectNamed(deployments, 'controller-0').containers[0].image =
        'cr.agentgateway.dev/controller:v1.3.1';
    },
  );

  expect(resolved.map(({ code }) => code)).toEqual(['provider-version-defect']);
  expect(verdict).toBe('clear');
});

it.each<[UpgradeCheckRequest, UpgradeVerdict['steps'][number]]>([
  [
    { gatewayApi: 'v7.1.0' },
    {
      component: 'gatewayApi',
      title: 'Gateway API',
      from: 'v1.5.1',
      to: 'v7.1.0',
      direction: 'upgrade',
      known: false,
      note: 'Gateway API v7.1.0 is unknown to this portal, matrix of 2026-09-21.',
    },
  ],
  [
    { provider: { controller: 'example.com/own', version: '3.1' } },
    {
      component: 'provider',
      title: 'example.com/own',
      to: '3.1',
      direction: 'unknown',
      known: false,
      note: 'example.com/own 3.1 is unknown to this portal, matrix of 2026-09-21. No GatewayClass of this cluster has controller example.com/own; there are agentgateway.dev/agentgateway.',
    },
  ],
  [
    { endpointPicker: 'v0.9.0' },
    {
      component: 'endpointPicker',
      title: 'llm-d-router',
      from: 'llm-d-router v0.10.0',
      to: 'v0.9.0',
      direction: 'downgrade',
      known: true,
    },
  ],
])('says what it knows of %j', (request, step) => {
  expect(check('agentgateway', request).steps).toEqual([step]);
});

it('says that a version it does not know is not clear', () => {
  expect(check('agentgateway', { gatewayApi: 'v7.1.0' }).verdict).not.toBe(
    'clear',
  );
});

it('names the kinds that it would have to read', () => {
  const { kinds } = sampleSnapshot();
  const { unread, verdict } = check(
    'agentgateway',
    { endpointPicker: 'v0.9.0' },
    () => {},
    {
      kinds: kinds.map(kind =>
        kind.kind === 'Deployment' ? { ...kind, state: 'forbidden' } : kind,
      ),
    },
  );

  expect(unread).toEqual(['Deployment']);
  expect(verdict).toBe('unknown');
});

it('names what findings would have to read', () => {
  const { kinds } = sampleSnapshot();
  const request = {
    provider: { controller: 'agentgateway.dev/agentgateway', version: '1.4.1' },
  };

  expect(
    check('agentgateway', request, () => {}, {
      kinds: kinds.filter(({ kind }) => kind !== 'Gateway'),
    }).unread,
  ).toEqual(['Gateway']);
});
