// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { CrdBundle } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

/** Gateway API and the Inference Extension each have annotations of their own. */
const PREFIXES = [
  'gateway.networking.k8s.io',
  'inference.networking.k8s.io',
  'llm-d.ai',
];

/** Of PartialObjectMetadata: the schemas of the CRDs themselves are megabytes. */
export const parseCrdBundle = createObjectParser(
  z.object({ metadata: MetaResource }),
  (_, meta): CrdBundle => ({
    meta,
    crd: meta.name,
    bundleVersion: annotation(meta.annotations, 'bundle-version'),
    channel: annotation(meta.annotations, 'channel'),
  }),
);

function annotation(
  annotations: Record<string, string>,
  name: string,
): string | undefined {
  for (const prefix of PREFIXES) {
    const value = annotations[`${prefix}/${name}`];
    if (value) {
      return value;
    }
  }
  return undefined;
}
