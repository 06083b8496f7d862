// SPDX-License-Identifier: Apache-2.0

/** An InferencePool as an API server sends it. */
export function poolResource(
  name: string,
  resourceVersion: string,
  overrides: { port?: unknown; namespace?: string } = {},
) {
  return {
    apiVersion: 'inference.networking.k8s.io/v1',
    kind: 'InferencePool',
    metadata: {
      name,
      namespace: overrides.namespace ?? 'chat',
      uid: `uid-of-${name}`,
      resourceVersion,
    },
    spec: {
      selector: { matchLabels: { app: name } },
      targetPorts: [{ number: overrides.port ?? 8000 }],
    },
  };
}

export function poolList(
  resourceVersion: string,
  items: unknown[],
  continueToken?: string,
) {
  return {
    kind: 'InferencePoolList',
    apiVersion: 'inference.networking.k8s.io/v1',
    metadata: { resourceVersion, continue: continueToken },
    items,
  };
}

export function bookmark(resourceVersion: string) {
  return {
    type: 'BOOKMARK',
    object: { kind: 'InferencePool', metadata: { resourceVersion } },
  };
}
