// SPDX-License-Identifier: Apache-2.0
import { Edit } from '../testing/judgeSample';
import { objectNamed } from '../testing/objectNamed';
import { asProvider } from '../testing/providerSamples';
import { metaOf } from '../testing/sampleObjects';
import { explainSample } from './testing/explainSample';

const ISTIO = 'networking.istio.io/v1';

function destinationRule(host: string, more: object = {}) {
  return {
    meta: metaOf(ISTIO, 'DestinationRule', 'support', 'to-helper'),
    host,
    requestLimits: [],
    ...more,
  };
}

const on =
  (provider: string, more: Edit = () => {}): Edit =>
  objects => {
    asProvider(provider)(objects);
    more(objects);
  };

const TLS = { tlsMode: 'SIMPLE', insecureSkipVerify: true };

/** Titles of what is noted beside the way of a request to support/helper. */
function warnings(edit: Edit): string[] {
  return explainSample(
    { headers: { 'x-gateway-base-model-name': 'acme/help-1b' } },
    edit,
  )
    .steps.filter(({ outcome }) => outcome === 'warning')
    .map(({ title }) => title);
}

it.each<[string, Edit, string[]]>([
  [
    'Istio without a DestinationRule for the picker',
    on('Istio'),
    ['Istio may not speak TLS to the picker'],
  ],
  [
    'Istio with one for another Service',
    on('Istio', ({ destinationRules }) => {
      destinationRules.push(destinationRule('helper-epp.chat.svc', TLS));
    }),
    ['Istio may not speak TLS to the picker'],
  ],
  [
    'Istio with one, by its short name',
    on('Istio', ({ destinationRules }) => {
      destinationRules.push(destinationRule('helper-epp', TLS));
    }),
    [],
  ],
  [
    'Istio with one, by its whole name',
    on('Istio', ({ destinationRules }) => {
      destinationRules.push(
        destinationRule('helper-epp.support.svc.cluster.local', TLS),
      );
    }),
    [],
  ],
  [
    'Istio with one that verifies',
    on('Istio', ({ destinationRules }) => {
      destinationRules.push(
        destinationRule('helper-epp', { tlsMode: 'SIMPLE' }),
      );
    }),
    ['Istio may not trust the picker'],
  ],
  [
    'Istio and a picker in plain text',
    on('Istio', ({ deployments }) => {
      objectNamed(deployments, 'helper-epp').containers[0].args.push(
        '--secure-serving=false',
      );
    }),
    [],
  ],
  [
    'Istio with a limit on the pool’s own Service',
    on('Istio', ({ destinationRules, services }) => {
      const [picker] = services.filter(
        ({ meta }) => meta.name === 'helper-epp',
      );
      services.push({
        ...picker,
        meta: metaOf('v1', 'Service', 'support', 'helper-ip-1f2e3d4c', {
          labels: { 'istio.io/inferencepool-name': 'helper' },
        }),
      });
      destinationRules.push(
        destinationRule('helper-epp', TLS),
        destinationRule('helper-ip-1f2e3d4c', {
          requestLimits: [{ field: 'spec.a', requests: 8 }],
        }),
      );
    }),
    ['DestinationRule support/to-helper may refuse the request (spec.a)'],
  ],
  [
    'GKE without a health check',
    on('GKE'),
    ['The load balancer asks endpoints for /'],
  ],
  [
    'GKE with one',
    on('GKE', ({ providerPolicies }) => {
      providerPolicies.push({
        meta: metaOf(
          'networking.gke.io/v1',
          'HealthCheckPolicy',
          'support',
          'helper',
        ),
        targets: [
          {
            group: 'inference.networking.k8s.io',
            kind: 'InferencePool',
            name: 'helper',
          },
        ],
        limits: [],
        guards: [],
        healthCheck: { path: '/health' },
        ancestors: [],
      });
    }),
    [],
  ],
])('%s', (_, edit, expected) => {
  expect(warnings(edit)).toEqual(expected);
});

it('says what a policy of Envoy Gateway asks for and what it may do', () => {
  const secured = on('Envoy AI Gateway', ({ providerPolicies }) => {
    providerPolicies.push({
      meta: metaOf(
        'gateway.envoyproxy.io/v1alpha1',
        'SecurityPolicy',
        'infra',
        'keys',
      ),
      targets: [
        {
          group: 'gateway.networking.k8s.io',
          kind: 'Gateway',
          name: 'front',
        },
      ],
      limits: [],
      guards: [{ field: 'spec.apiKeyAuth', needsCredentials: true }],
      maxBody: { field: 'spec.body', bytes: 100 },
      ancestors: [],
    });
  });
  const outcomeOf = (asked: Parameters<typeof explainSample>[0]) => {
    const { outcomes, unknowns } = explainSample(asked, secured);
    return [outcomes[0].status, outcomes[0].cause, unknowns.length];
  };
  const headers = { 'x-gateway-base-model-name': 'acme/help-1b' };
  const authorization = 'Bearer any';

  expect(outcomeOf({ headers })).toEqual([401, 'unauthenticated', 0]);
  expect(
    outcomeOf({ headers: { ...headers, authorization }, bodyBytes: 101 }),
  ).toEqual([413, 'body-too-large', 0]);
  expect(
    outcomeOf({
      headers: { ...headers, authorization },
      path: '/v1/models',
      method: 'GET',
    }),
  ).toEqual([200, 'answered', 1]);
});
