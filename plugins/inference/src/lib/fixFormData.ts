// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  Entity,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import {
  Finding,
  findingId,
} from '@inference-portal/backstage-plugin-inference-common';

/**
 * What fills in the form of `apply-fix`, as the Scaffolder's forms take it.
 * Undefined where no patch is known, or the entity is in no repository.
 */
export function fixFormData(
  entity: Entity,
  finding: Finding,
): string | undefined {
  const { annotations = {} } = entity.metadata;
  const location =
    annotations[ANNOTATION_SOURCE_LOCATION] ?? annotations[ANNOTATION_LOCATION];
  return finding.remedy.patch && location?.startsWith('url:')
    ? JSON.stringify({
        entity: stringifyEntityRef(entity),
        finding: findingId(finding),
      })
    : undefined;
}
