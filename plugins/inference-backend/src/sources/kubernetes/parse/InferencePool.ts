// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { InferencePool } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';
import { PoolParentResources, translatePoolParents } from './PoolParent';

/** inference.networking.k8s.io/v1 */
const PoolResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    selector: z.object({ matchLabels: z.record(z.string(), z.string()) }),
    targetPorts: z.array(z.object({ number: z.number() })),
    appProtocol: z.string().nullish(),
    // Optional from v1.6 on.
    endpointPickerRef: z
      .object({
        group: z.string().nullish(),
        kind: z.string().nullish(),
        name: z.string(),
        port: z.object({ number: z.number() }).nullish(),
        failureMode: z.string().nullish(),
      })
      .nullish(),
  }),
  status: z.object({ parents: PoolParentResources }).nullish(),
});

/** inference.networking.x-k8s.io/v1alpha2: flat selector, one port, `parent`. */
const LegacyPoolResource = z.object({
  metadata: MetaResource,
  spec: z.object({
    selector: z.record(z.string(), z.string()),
    targetPortNumber: z.number(),
    extensionRef: z
      .object({
        group: z.string().nullish(),
        kind: z.string().nullish(),
        name: z.string(),
        portNumber: z.number().nullish(),
        failureMode: z.string().nullish(),
      })
      .nullish(),
  }),
  status: z.object({ parent: PoolParentResources }).nullish(),
});

/** Assumed by v1alpha2 where the reference names no port. */
const LEGACY_PICKER_PORT = 9002;

export const parseInferencePool = createObjectParser(
  PoolResource,
  ({ spec, status }, meta): InferencePool => {
    const ref = spec.endpointPickerRef;
    return {
      meta,
      selector: spec.selector.matchLabels,
      targetPorts: spec.targetPorts.map(port => port.number),
      appProtocol: spec.appProtocol || undefined,
      picker: ref
        ? {
            group: ref.group ?? '',
            kind: ref.kind ?? 'Service',
            name: ref.name,
            port: ref.port?.number,
            failureMode: ref.failureMode || undefined,
          }
        : undefined,
      parents: translatePoolParents(status?.parents, meta.namespace),
    };
  },
);

export const parseLegacyInferencePool = createObjectParser(
  LegacyPoolResource,
  ({ spec, status }, meta): InferencePool => {
    const ref = spec.extensionRef;
    return {
      meta,
      selector: spec.selector,
      targetPorts: [spec.targetPortNumber],
      picker: ref
        ? {
            group: ref.group ?? '',
            kind: ref.kind ?? 'Service',
            name: ref.name,
            port: ref.portNumber ?? LEGACY_PICKER_PORT,
            failureMode: ref.failureMode || undefined,
          }
        : undefined,
      parents: translatePoolParents(status?.parent, meta.namespace),
    };
  },
);
