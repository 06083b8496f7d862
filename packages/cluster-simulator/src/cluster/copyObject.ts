// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from './KubernetesObject';

/** What the API server alone writes, and what a copy must not claim. */
const SERVER_FIELDS = [
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'managedFields',
];

/** An object as its owner would write it: without status and what the server adds. */
export function copyObject(object: KubernetesObject): KubernetesObject {
  const { status, ...rest } = structuredClone(object);
  const metadata = { ...rest.metadata };
  for (const field of SERVER_FIELDS) delete metadata[field];
  return { ...rest, metadata };
}
