// SPDX-License-Identifier: Apache-2.0
import { parse } from 'yaml';
import {
  createObject,
  jsonPatch,
  mergePatch,
  strategicPatch,
} from '../core/findings/patchOf';
import { metaOf } from '../core/testing/sampleObjects';
import { renderPatch } from './renderPatch';

const pool = {
  meta: metaOf(
    'inference.networking.k8s.io/v1',
    'InferencePool',
    'chat',
    'qwen',
  ),
};
const service = { meta: metaOf('v1', 'Service', 'chat', 'qwen-epp') };
const gatewayClass = {
  meta: metaOf('gateway.networking.k8s.io/v1', 'GatewayClass', '', 'gate'),
};
const HEAD = {
  apiVersion: 'inference.networking.k8s.io/v1',
  kind: 'InferencePool',
  metadata: { namespace: 'chat', name: 'qwen' },
};

it.each([
  [
    'a merge',
    mergePatch(pool, { spec: { selector: { app: 'yes' } } }),
    'InferencePool chat/qwen',
    '# kubectl patch inferencepool.inference.networking.k8s.io qwen -n chat --type merge --patch-file FILE',
    { ...HEAD, spec: { selector: { app: 'yes' } } },
  ],
  [
    'operations',
    jsonPatch(pool, { op: 'replace', path: '/spec/x', value: 'on' }),
    'InferencePool chat/qwen',
    '# kubectl patch inferencepool.inference.networking.k8s.io qwen -n chat --type json --patch-file FILE',
    [{ op: 'replace', path: '/spec/x', value: 'on' }],
  ],
  [
    'a built-in kind',
    strategicPatch(service, { spec: {} }),
    'Service chat/qwen-epp',
    '# kubectl patch service qwen-epp -n chat --type strategic --patch-file FILE',
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { namespace: 'chat', name: 'qwen-epp' },
      spec: {},
    },
  ],
  [
    'something cluster-scoped',
    mergePatch(gatewayClass, { spec: {} }),
    'GatewayClass gate',
    '# kubectl patch gatewayclass.gateway.networking.k8s.io gate --type merge --patch-file FILE',
    {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: 'gate' },
      spec: {},
    },
  ],
  [
    'a new object',
    createObject({ ...HEAD, spec: { a: 1 } }),
    'InferencePool chat/qwen',
    '# kubectl apply --server-side -f FILE',
    { ...HEAD, spec: { a: 1 } },
  ],
])('writes %s', (_what, patch, target, command, content) => {
  const rendered = renderPatch(patch);

  expect(rendered.target).toBe(target);
  expect(rendered.kind).toBe(patch.kind);
  const { apiVersion, kind, namespace = '', name } = rendered.object;
  expect(`${kind} ${namespace && `${namespace}/`}${name}`).toBe(target);
  expect(apiVersion).toBe(patch.target.apiVersion);
  expect(rendered.yaml.split('\n')[0]).toBe(command);
  expect(parse(rendered.yaml)).toEqual(content);
});
