// SPDX-License-Identifier: Apache-2.0
import { Entity } from '@backstage/catalog-model';
import {
  MODELS_ANNOTATION,
  POOLS_ANNOTATION,
} from '@inference-portal/backstage-plugin-inference-common';

/** Values of a component's `spec.type` that say it is a served model. */
const MODEL_TYPES: ReadonlySet<string> = new Set([
  'ai-model',
  'inference',
  'inference-service',
  'llm',
  'model',
  'model-server',
]);

/**
 * Whether an entity is a served model: a component whose `spec.type` says so, or
 * any entity that names its pools or models by annotation. Annotations of the
 * Kubernetes plugin alone don't: every service has those.
 *
 * @public
 */
export function isInferenceAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  if (annotations[POOLS_ANNOTATION] || annotations[MODELS_ANNOTATION]) {
    return true;
  }
  const type = entity.spec?.type;
  return (
    entity.kind.toLowerCase() === 'component' &&
    typeof type === 'string' &&
    MODEL_TYPES.has(type.toLowerCase())
  );
}
