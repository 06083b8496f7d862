// SPDX-License-Identifier: Apache-2.0
import { toYaml } from '../yaml/toYaml';

export interface KustomizePatch {
  target: { group?: string; kind: string; name: string };
  operations: ReadonlyArray<{ op: string; path: string; value?: unknown }>;
}

/** https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/ */
export function kustomization({
  resources,
  replicas = [],
  patches = [],
}: {
  resources: string[];
  replicas?: Array<{ name: string; count: number }>;
  patches?: KustomizePatch[];
}): string {
  return toYaml([
    {
      apiVersion: 'kustomize.config.k8s.io/v1beta1',
      kind: 'Kustomization',
      resources,
      ...(replicas.length > 0 && { replicas }),
      ...(patches.length > 0 && {
        patches: patches.map(({ target, operations }) => ({
          target,
          patch: toYaml([operations]),
        })),
      }),
    },
  ]);
}
