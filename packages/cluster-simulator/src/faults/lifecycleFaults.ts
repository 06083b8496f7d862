// SPDX-License-Identifier: Apache-2.0
import { CRDS } from '../apiserver/resources/createResourceRegistry';
import { loadCrds } from '../scenario/loadCrds';
import { change, create } from './edits';
import { Fault, ObjectEdit } from './Fault';

const cluster = 'prod-us';
const LEGACY_GROUP = 'inference.networking.x-k8s.io';
const POOL_GROUP = 'inference.networking.k8s.io';

/** Installs a definition that clusters of today have no more, read when it is switched on. */
function install(plural: string, tag: string): ObjectEdit {
  return {
    key: CRDS,
    name: `${plural}.${LEGACY_GROUP}`,
    edit: () => loadCrds([`${LEGACY_GROUP}_${plural}.${tag}`])[0],
  };
}

/** Versions of definitions, and objects of groups that nobody reads. */
export const lifecycleFaults: Fault[] = [
  {
    name: 'crds-old',
    cluster,
    what: 'The CRDs of the Gateway API are of 1.3, which agentgateway 1.4 was not made for',
    expect: { finding: 'crd-version-unsupported' },
    edits: [
      change(
        CRDS,
        undefined,
        'httproutes.gateway.networking.k8s.io',
        object => ({
          ...object,
          metadata: {
            ...object.metadata,
            annotations: {
              ...object.metadata.annotations,
              'gateway.networking.k8s.io/bundle-version': 'v1.3.0',
            },
          },
        }),
      ),
    ],
  },
  {
    name: 'crds-twice',
    cluster,
    what: 'The CRD of InferenceObjectives is installed in its legacy group too',
    expect: { finding: 'crds-both-groups' },
    edits: [install('inferenceobjectives', 'v1.5.0')],
  },
  {
    name: 'inferencemodel-left',
    cluster,
    what: 'An InferenceModel of before GIE 1.0 was left behind, with its CRD',
    expect: { finding: 'crd-legacy-inferencemodel' },
    edits: [
      install('inferencemodels', 'v0.5.1'),
      create({
        apiVersion: `${LEGACY_GROUP}/v1alpha2`,
        kind: 'InferenceModel',
        metadata: { name: 'mistral-search', namespace: 'search' },
        spec: {
          modelName: 'mistralai/Mistral-7B-Instruct-v0.3',
          criticality: 'Critical',
          poolRef: { name: 'mistral-search' },
        },
      }),
    ],
  },
  {
    name: 'pool-legacy',
    cluster,
    what: 'A pool in the API group of the alpha was left behind beside mistral-search, with its CRD',
    expect: { finding: 'pool-api-legacy' },
    edits: [
      install('inferencepools', 'v1.4.0'),
      create({
        apiVersion: `${LEGACY_GROUP}/v1alpha2`,
        kind: 'InferencePool',
        metadata: { name: 'mistral-alpha', namespace: 'search' },
        spec: {
          selector: { app: 'mistral-alpha' },
          targetPortNumber: 8000,
          extensionRef: { name: 'mistral-search-epp', portNumber: 9002 },
        },
      }),
    ],
  },
  {
    name: 'objective-ignored',
    cluster,
    what: 'llama-support gets an objective in llm-d’s group, which GIE’s endpoint picker does not read',
    expect: { finding: 'objective-ignored' },
    edits: [
      create({
        apiVersion: 'llm-d.ai/v1alpha2',
        kind: 'InferenceObjective',
        metadata: { name: 'support-first', namespace: 'support' },
        spec: {
          priority: 5,
          poolRef: {
            group: POOL_GROUP,
            kind: 'InferencePool',
            name: 'llama-support',
          },
        },
      }),
    ],
  },
  {
    name: 'rewrite-ignored',
    cluster,
    what: 'llama-support gets a model rewrite in llm-d’s group, which GIE’s endpoint picker does not read',
    expect: { finding: 'rewrite-ignored' },
    edits: [
      create({
        apiVersion: 'llm-d.ai/v1alpha2',
        kind: 'InferenceModelRewrite',
        metadata: { name: 'support-latest', namespace: 'support' },
        spec: {
          poolRef: {
            group: POOL_GROUP,
            kind: 'InferencePool',
            name: 'llama-support',
          },
          rules: [
            {
              matches: [{ model: { type: 'Exact', value: 'support' } }],
              targets: [
                {
                  modelRewrite: 'meta-llama/Llama-3.1-8B-Instruct',
                  weight: 1,
                },
              ],
            },
          ],
        },
      }),
    ],
  },
];
