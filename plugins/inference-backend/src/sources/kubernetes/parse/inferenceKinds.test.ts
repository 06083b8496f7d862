// SPDX-License-Identifier: Apache-2.0
/*
 * Written by hand after the CRDs of llm-d-router v0.10.0, GIE v1.5.0 and v1.6.0
 * and KServe v0.20: no recording of these kinds exists.
 */
import { parseInferenceModel } from './InferenceModel';
import { parseInferenceModelRewrite } from './InferenceModelRewrite';
import { parseInferencePoolImport } from './InferencePoolImport';
import { parseLlmInferenceService } from './LlmInferenceService';
import { parseResource } from '../testing/parseResource';

describe('InferenceModelRewrite', () => {
  it('reads its rules, whoever wrote the weights', () => {
    expect(
      parseResource(parseInferenceModelRewrite, {
        spec: {
          poolRef: { name: 'helper' },
          rules: [
            {
              matches: [
                { model: { type: 'Exact', value: 'tickets' } },
                { model: { value: 'tickets-old' } },
              ],
              targets: [
                { modelRewrite: 'tickets-v1', weight: 90 },
                { modelRewrite: 'tickets-v2', weight: 10 },
              ],
            },
            { targets: [{ modelRewrite: 'base' }] },
          ],
        },
      }),
    ).toMatchObject({
      pool: { group: 'inference.networking.k8s.io', name: 'helper' },
      rules: [
        {
          models: ['tickets', 'tickets-old'],
          targets: [
            { model: 'tickets-v1', weight: 90 },
            { model: 'tickets-v2', weight: 10 },
          ],
        },
        { models: [], targets: [{ model: 'base', weight: 1 }] },
      ],
    });
  });

  it('reads who wrote the rules, and the manifest that was applied', () => {
    const rules = (weight: number) => [
      { targets: [{ modelRewrite: 'tickets-v1', weight }] },
    ];
    const manifest = { spec: { rules: rules(90) } };
    const parse = (applied: string) =>
      parseResource(parseInferenceModelRewrite, {
        metadata: {
          ...{ name: 'tickets', namespace: 'support', uid: 'u1' },
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': applied,
          },
          managedFields: [
            {
              manager: 'kubectl-edit',
              operation: 'Update',
              time: '2026-11-20T12:00:00Z',
              fieldsV1: { 'f:spec': { 'f:rules': {} } },
            },
          ],
        },
        spec: { poolRef: { name: 'helper' }, rules: rules(50) },
      });
    expect(parse(JSON.stringify(manifest))).toMatchObject({
      rules: [{ targets: [{ weight: 50 }] }],
      lastAppliedRules: [{ targets: [{ weight: 90 }] }],
      managers: [{ manager: 'kubectl-edit', setsRules: true }],
    });
    expect(parse('{').lastAppliedRules).toBeUndefined();
  });

  it('keeps the group of a legacy pool', () => {
    const group = 'inference.networking.x-k8s.io';
    expect(
      parseResource(parseInferenceModelRewrite, {
        spec: { poolRef: { group, name: 'old' }, rules: [{ targets: null }] },
      }),
    ).toMatchObject({
      pool: { group, name: 'old' },
      rules: [{ models: [], targets: [] }],
    });
  });
});

describe('InferencePoolImport', () => {
  it('reads what each controller says', () => {
    expect(
      parseResource(parseInferencePoolImport, {
        status: {
          controllers: [
            {
              name: 'example.net/import-controller',
              exportingClusters: [{ name: 'west' }, { name: 'east' }],
              conditions: [{ type: 'Accepted', status: 'True' }],
            },
            {
              name: 'agentgateway.dev/agentgateway',
              parents: [
                {
                  parentRef: { name: 'front' },
                  conditions: [{ type: 'ResolvedRefs', status: 'False' }],
                },
              ],
            },
          ],
        },
      }).controllers,
    ).toMatchObject([
      {
        name: 'example.net/import-controller',
        exportingClusters: ['west', 'east'],
        parents: [],
        conditions: [{ type: 'Accepted', status: 'True' }],
      },
      {
        name: 'agentgateway.dev/agentgateway',
        exportingClusters: [],
        parents: [
          {
            parentRef: { kind: 'Gateway', namespace: 'chat', name: 'front' },
            conditions: [{ type: 'ResolvedRefs', status: 'False' }],
          },
        ],
      },
    ]);
  });

  it('has no controller before one has written', () => {
    expect(parseResource(parseInferencePoolImport, {}).controllers).toEqual([]);
  });
});

it('reads of an InferenceModel that it exists', () => {
  expect(parseResource(parseInferenceModel, {})).toMatchObject({
    meta: { namespace: 'chat', name: 'it' },
  });
});

describe('LLMInferenceService', () => {
  it('takes the pool that KServe observed', () => {
    expect(
      parseResource(parseLlmInferenceService, {
        spec: {
          model: {
            uri: 'hf://acme/chat-7b',
            name: 'acme/chat-7b',
            lora: { adapters: [{ name: 'tickets' }, { uri: 'hf://a/b' }] },
          },
          replicas: 3,
          router: {
            route: { group: 'chat', weight: 20 },
            scheduler: { pool: { ref: { name: 'asked-for' } } },
          },
        },
        status: {
          conditions: [{ type: 'Ready', status: 'True' }],
          router: { scheduler: { inferencePool: { name: 'observed' } } },
        },
      }),
    ).toMatchObject({
      model: 'acme/chat-7b',
      adapters: ['tickets'],
      replicas: 3,
      pool: 'observed',
      group: { name: 'chat', weight: 20 },
      conditions: [{ type: 'Ready', status: 'True' }],
    });
  });

  it.each<[string, object | undefined, string | undefined]>([
    [
      'the one it refers to',
      { scheduler: { pool: { ref: { name: 'mine' } } } },
      'mine',
    ],
    ['the one KServe makes', { scheduler: {} }, 'it-inference-pool'],
    ['none without a scheduler', { route: {} }, undefined],
    ['none without a router', undefined, undefined],
  ])('else %s', (_, router, pool) => {
    const service = parseResource(parseLlmInferenceService, {
      spec: { model: { uri: 'hf://acme/chat-7b' }, router },
    });
    expect(service.pool).toBe(pool);
    expect(service.model).toBe('it');
  });
});
