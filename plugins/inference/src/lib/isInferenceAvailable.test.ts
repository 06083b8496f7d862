// SPDX-License-Identifier: Apache-2.0
import { Entity } from '@backstage/catalog-model';
import { isInferenceAvailable } from './isInferenceAvailable';

function entity(
  kind: string,
  type?: string,
  annotations?: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name: 'x', annotations },
    spec: { type },
  };
}

describe('isInferenceAvailable', () => {
  it.each([
    ['a model server', entity('Component', 'model-server'), true],
    ['a model in capitals', entity('component', 'Model'), true],
    ['an inference component', entity('Component', 'inference'), true],
    [
      'a service that names its pools',
      entity('Component', 'service', { 'inference-portal.io/pools': 'a/b' }),
      true,
    ],
    [
      'a resource that names its models',
      entity('Resource', 'llm', { 'inference-portal.io/models': 'a/b' }),
      true,
    ],
    [
      'a service with a Kubernetes id alone',
      entity('Component', 'service', { 'backstage.io/kubernetes-id': 'a' }),
      false,
    ],
    [
      'a service with an empty annotation',
      entity('Component', 'service', { 'inference-portal.io/pools': '' }),
      false,
    ],
    ['an API of type model', entity('API', 'model'), false],
    ['a component without a type', entity('Component'), false],
  ])('%s: %#', (_, subject, available) => {
    expect(isInferenceAvailable(subject)).toBe(available);
  });
});
