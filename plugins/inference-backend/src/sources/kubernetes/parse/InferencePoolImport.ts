// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { InferencePoolImport } from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';
import { PoolParentResources, translatePoolParents } from './PoolParent';

/** inference.networking.x-k8s.io/v1alpha1: it has no spec. */
const InferencePoolImportResource = z.object({
  metadata: MetaResource,
  status: z
    .object({
      controllers: z
        .array(
          z.object({
            name: z.string(),
            exportingClusters: z
              .array(z.object({ name: z.string() }))
              .nullish(),
            parents: PoolParentResources,
            conditions: ConditionResources,
          }),
        )
        .nullish(),
    })
    .nullish(),
});

export const parseInferencePoolImport = createObjectParser(
  InferencePoolImportResource,
  ({ status }, meta): InferencePoolImport => ({
    meta,
    controllers: (status?.controllers ?? []).map(controller => ({
      name: controller.name,
      exportingClusters: (controller.exportingClusters ?? []).map(
        ({ name }) => name,
      ),
      parents: translatePoolParents(controller.parents, meta.namespace),
      conditions: translateConditions(controller.conditions),
    })),
  }),
);
