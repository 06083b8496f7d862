// SPDX-License-Identifier: Apache-2.0
import { CRASHED, makeUnready } from '../../testing/edits';
import { Edit } from '../../testing/judgeSample';
import { objectNamed } from '../../testing/objectNamed';
import { MeasuredSample, samplePage } from '../../testing/sampleLoad';
import { metaOf } from '../../testing/sampleObjects';
import {
  countedSample,
  sampleEvidence,
  VersionSample,
} from '../../rollout/testing/sampleEvidence';
import { FindingCases } from './FindingCase';
import { all, helperRoute } from './routeCases';

const KEY = 'support/helper';
const helper = (measured: MeasuredSample) => ({ [KEY]: measured });
const SERVED: MeasuredSample = { models: ['acme/help-1b'] };
const ROUTED = { requests: 40, errors: 2 };
const GONE = {
  failure: { code: 'not-found' as const, detail: 'there is no /metrics' },
  missing: undefined,
};
const pickerPage = (code: 'page-unauthorized' | 'cluster-forbidden') =>
  samplePage('helper-epp-0', {
    role: 'picker',
    port: 9090,
    engine: 'epp',
    failure: { code, detail: 'refused' },
    missing: undefined,
  });
const RENAMED = samplePage('helper-0', {
  renamed: [{ measure: 'itl', family: 'vllm:time_per_output_token_seconds' }],
});
const chat = (stable: number, canary: number) => ({
  'chat/stable': { shared: stable },
  'chat/canary': { shared: canary },
});
const chatServes = (canary: string) => ({
  'chat/stable': { models: ['acme/chat-7b'] },
  'chat/canary': { models: [canary] },
});

const rolledOut = (version: Partial<VersionSample>) => ({
  'chat/canary': {
    rollout: sampleEvidence(countedSample({ share: 0.25, ...version })),
  },
});

const map =
  (expression: string): Edit =>
  ({ gatewayPolicies: [policy] }) => {
    policy.requestHeaders[0].expression = expression;
  };
const context =
  (tokens: string): Edit =>
  ({ deployments }) => {
    objectNamed(deployments, 'helper').containers = [
      {
        ...objectNamed(deployments, 'helper').containers[0],
        args: ['--max-model-len', tokens],
      },
    ];
  };
const emptyCanary: Edit = objects => {
  objectNamed(objects.deployments, 'canary').replicas = 0;
  objects.pods = objects.pods.filter(({ meta }) => meta.name !== 'canary-0');
};
const objective =
  (apiVersion: string, priority: number, pool = 'helper'): Edit =>
  ({ inferenceObjectives }) =>
    inferenceObjectives.push({
      meta: metaOf(apiVersion, 'InferenceObjective', 'support', 'batch'),
      priority,
      pool: { group: 'inference.networking.k8s.io', name: pool },
    });
const rewrite =
  (apiVersion: string): Edit =>
  ({ inferenceModelRewrites }) =>
    inferenceModelRewrites.push({
      meta: metaOf(apiVersion, 'InferenceModelRewrite', 'support', 'tickets'),
      pool: { group: 'inference.networking.k8s.io', name: 'helper' },
      rules: [],
    });
const crds =
  (...names: string[]): Edit =>
  objects =>
    objects.crds.push(
      ...names.map(crd => ({
        meta: metaOf(
          'apiextensions.k8s.io/v1',
          'CustomResourceDefinition',
          '',
          crd,
        ),
        crd,
      })),
    );
const LEGACY = 'inference.networking.x-k8s.io/v1alpha2';
const LLM_D = 'llm-d.ai/v1alpha2';
const llmDCrds = crds(
  'inferenceobjectives.llm-d.ai',
  'inferencemodelrewrites.llm-d.ai',
);

export const LOAD_CASES = {
  'picker-metrics-unauthorized': {
    fires: { load: helper({ pages: [pickerPage('page-unauthorized')] }) },
    near: { load: helper({ pages: [pickerPage('cluster-forbidden')] }) },
  },
  'picker-sees-no-endpoints': {
    fires: { load: helper({ picker: { readyEndpoints: 0 } }) },
    near: { load: helper({ picker: { readyEndpoints: 1 } }) },
    away: { by: 'picker-crash-looping' },
  },
  'picker-bypassed': {
    fires: { load: helper({ picker: { requests: 0 }, routed: ROUTED }) },
    near: {
      load: helper({
        picker: { requests: 0 },
        routed: { requests: 40, errors: 38 },
      }),
    },
    away: {
      by: 'picker-crash-looping',
      world: {
        load: helper({ picker: { requests: 0 }, routed: ROUTED }),
        edit: ({ pods }) =>
          makeUnready(objectNamed(pods, 'helper-epp-0'), CRASHED),
      },
    },
  },
  'pool-models-differ': {
    fires: { load: chatServes('acme/chat-8b') },
    near: { load: chatServes('acme/chat-7b') },
  },
  'server-metrics-missing': {
    fires: { load: helper({ pages: [samplePage('helper-0', GONE)] }) },
    near: {
      load: helper({
        pages: [
          samplePage('helper-0', {
            missing: [{ measure: 'itl', family: 'vllm:inter_token_latency' }],
          }),
        ],
      }),
    },
    away: { by: 'pool-port-mismatch' },
  },
  'server-model-name-mismatch': {
    fires: { load: helper({ models: ['helper-v3'] }) },
    near: { load: helper(SERVED) },
    away: {
      by: 'pool-models-differ',
      world: { load: chatServes('acme/chat-8b') },
    },
  },
  'server-queue-saturated': {
    fires: { load: helper({ load: { queueDepth: 6 } }) },
    near: {
      load: helper({
        load: { queueDepth: 44 },
        endpoints: { 'helper-1': { queueDepth: 5 } },
      }),
    },
  },
  'server-cache-saturated': {
    fires: { load: helper({ load: { kvCacheRatio: 0.93 } }) },
    near: { load: helper({ load: { kvCacheRatio: 0.9, preemptionRate: 0 } }) },
    away: {
      by: 'server-queue-saturated',
      world: { load: helper({ load: { kvCacheRatio: 0.99, queueDepth: 9 } }) },
    },
  },
  'metrics-generation-legacy': {
    fires: { load: helper({ pages: [RENAMED] }) },
    near: { load: helper({ pages: [{ ...RENAMED, renamed: [] }] }) },
  },
  'rollout-split-off': {
    fires: { load: chat(1500, 500) },
    near: { load: chat(1780, 220) },
    away: {
      by: 'route-pool-empty-share',
      world: { load: chat(2000, 0), edit: emptyCanary },
    },
  },
  'rollout-canary-failing': {
    fires: { load: rolledOut({ errorRate: 0.08 }) },
    near: { load: rolledOut({ errorRate: 0.018 }) },
    away: {
      by: 'pool-models-differ',
      world: {
        load: {
          'chat/stable': { models: ['acme/chat-7b'] },
          'chat/canary': {
            models: ['acme/chat-8b'],
            ...rolledOut({ errorRate: 0.08 })['chat/canary'],
          },
        },
      },
    },
  },
  'objective-sheds': {
    fires: {
      load: helper({ picker: { shed: 7 } }),
      edit: objective(LLM_D, -1),
    },
    near: { load: helper({ picker: { shed: 7 } }), edit: objective(LLM_D, 0) },
    away: {
      by: 'server-queue-saturated',
      world: {
        load: helper({ picker: { shed: 7 }, load: { queueDepth: 31 } }),
        edit: objective(LLM_D, -1),
      },
    },
  },
  'objective-ignored': {
    fires: { edit: all(llmDCrds, objective(LEGACY, 1)) },
    near: { edit: all(llmDCrds, objective(LLM_D, 1)) },
  },
  'objective-pool-missing': {
    fires: { edit: objective(LLM_D, 1, 'helpr') },
    near: { edit: objective(LLM_D, 1) },
  },
  'rewrite-ignored': {
    fires: { edit: all(llmDCrds, rewrite(LEGACY)) },
    near: { edit: all(llmDCrds, rewrite(LLM_D)) },
  },
  'crds-both-groups': {
    fires: {
      edit: crds(
        'inferenceobjectives.llm-d.ai',
        'inferenceobjectives.inference.networking.x-k8s.io',
      ),
    },
    near: { edit: crds('inferenceobjectives.llm-d.ai') },
  },
  'bbr-missing': {
    fires: {
      edit: objects => {
        objects.gatewayPolicies = [];
      },
    },
    near: {
      edit: ({ gatewayPolicies: [policy] }) => {
        policy.requestHeaders[0].name = 'x-gateway-base-MODEL-name';
      },
    },
    away: {
      by: 'bbr-header-mismatch',
      world: {
        edit: ({ gatewayPolicies: [policy] }) => {
          policy.requestHeaders[0].name = 'X-Model';
        },
      },
    },
  },
  'bbr-not-attached': {
    fires: {
      edit: ({ gatewayPolicies: [policy] }) => {
        policy.targets[0].name = 'fromt';
      },
    },
    near: {
      edit: ({ gatewayPolicies: [policy] }) => {
        policy.ancestors = [];
      },
    },
    away: {
      by: 'gateway-class-not-accepted',
      world: {
        edit: objects => {
          const [{ ancestors }] = objects.gatewayPolicies;
          ancestors[0].conditions[1].status = 'False';
          objects.gatewayClasses[0].conditions[0].status = 'False';
        },
      },
    },
  },
  'bbr-header-mismatch': {
    fires: {
      edit: ({ gatewayPolicies: [policy] }) => {
        policy.requestHeaders[0].name = 'X-Model';
      },
    },
    near: {
      edit: ({ gatewayPolicies: [policy] }) => {
        policy.requestHeaders = [{ name: 'X-Tenant', expression: '"blue"' }];
      },
    },
    away: {
      by: 'gateway-class-not-accepted',
      world: {
        edit: ({ gatewayPolicies: [policy], gatewayClasses: [each] }) => {
          policy.requestHeaders[0].name = 'X-Model';
          each.conditions = [];
        },
      },
    },
  },
  'bbr-alias-missing': {
    fires: { load: helper({ ...SERVED, adapters: ['tickets'] }) },
    near: {
      load: helper({ ...SERVED, adapters: ['tickets'] }),
      edit: map(
        '{"acme/help-1b": "acme/help-1b", "acme/chat-7b": "acme/chat-7b", "tickets": "acme/help-1b"}[string(json(request.body).model)]',
      ),
    },
    away: {
      by: 'bbr-not-attached',
      world: {
        load: helper({ ...SERVED, adapters: ['tickets'] }),
        edit: ({ gatewayPolicies: [policy] }) => {
          policy.ancestors[0].conditions[1].status = 'False';
        },
      },
    },
  },
  'bbr-body-limit': {
    fires: { edit: context('1M') },
    near: { edit: context('128k') },
    away: {
      by: 'bbr-missing',
      world: {
        // Of two headers that the rule matches, one is set.
        edit: all(context('1M'), objects =>
          helperRoute(objects).rules[0].matches[0].headers.push({
            name: 'X-Gateway-Model-Name',
            type: 'Exact',
            value: 'acme/help-1b',
          }),
        ),
      },
    },
  },
  'bbr-phase-conflict': {
    fires: {
      edit: ({ gatewayPolicies: [policy] }) => {
        policy.requestTimeout = '90s';
      },
    },
    near: {
      edit: ({ gatewayPolicies: [policy] }) => {
        policy.guards = [{ setting: 'jwtAuthentication' }];
      },
    },
    away: { by: 'gateway-class-missing' },
  },
} satisfies Record<string, FindingCases>;
