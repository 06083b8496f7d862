// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import {
  PolicyAncestor,
  PolicyTargets,
} from '../../../core/objects/ClusterObjects';
import { ConditionResources, translateConditions } from './Condition';
import { ParentRefResource, translateParentRef } from './ParentRef';

const TargetResource = z.object({
  group: z.string().nullish(),
  kind: z.string(),
  sectionName: z.string().nullish(),
});
const NamedTargetResource = TargetResource.extend({ name: z.string() });

/** The ways in which policies say what they are for. */
export const TargetFields = {
  targetRef: NamedTargetResource.nullish(),
  targetRefs: z.array(NamedTargetResource).nullish(),
  targetSelectors: z
    .array(
      TargetResource.extend({
        matchLabels: z.record(z.string(), z.string()).nullish(),
      }),
    )
    .nullish(),
};

const TargetsResource = z.object(TargetFields);

export function translateTargets(
  spec: z.infer<typeof TargetsResource>,
): PolicyTargets {
  const named = [
    ...(spec.targetRef ? [spec.targetRef] : []),
    ...(spec.targetRefs ?? []),
  ];
  return {
    targets: named.map(({ group, kind, name, sectionName }) => ({
      group: group ?? '',
      kind,
      name,
      sectionName: sectionName || undefined,
    })),
    targetSelectors: (spec.targetSelectors ?? []).map(
      ({ group, kind, matchLabels, sectionName }) => ({
        group: group ?? '',
        kind,
        matchLabels: matchLabels ?? {},
        sectionName: sectionName || undefined,
      }),
    ),
  };
}

/** Status of a policy, as the Gateway API has it. */
export const PolicyStatusResource = z
  .object({
    ancestors: z
      .array(
        z.object({
          ancestorRef: ParentRefResource,
          controllerName: z.string(),
          conditions: ConditionResources,
        }),
      )
      .nullish(),
  })
  .nullish();

export function translateAncestors(
  status: z.infer<typeof PolicyStatusResource>,
  ownNamespace: string,
): PolicyAncestor[] {
  return (status?.ancestors ?? []).map(ancestor => ({
    ancestorRef: translateParentRef(ancestor.ancestorRef, ownNamespace),
    controllerName: ancestor.controllerName,
    conditions: translateConditions(ancestor.conditions),
  }));
}
