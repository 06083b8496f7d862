// SPDX-License-Identifier: Apache-2.0
import { applyPatch, Operation } from 'fast-json-patch';
import { ResourceTools } from '../ResourceTools';
import { inVersion } from '../answer/createSerializer';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { ApiFailure } from '../failure/ApiFailure';
import {
  badRequest,
  invalid,
  objectNotFound,
  unsupportedMediaType,
} from '../failure/failures';
import { cloneJson } from '../json/cloneJson';
import { isJsonObject, JsonObject } from '../json/JsonObject';
import { ApiRequest } from '../request/ApiRequest';
import { mediaType, parseText, readText } from '../request/readBody';
import { isTrue } from '../request/parseResourcePath';
import { builtInShape } from './FieldShape';
import { WriteContext, Written } from './createObjectWriter';
import { mergePatch } from './mergePatch';
import { parseObject } from './parseObject';
import { strategicMerge } from './strategicMerge';

const JSON_PATCH = 'application/json-patch+json';
const MERGE_PATCH = 'application/merge-patch+json';
const STRATEGIC = 'application/strategic-merge-patch+json';
const APPLY = 'application/apply-patch+yaml';

function isOperation(value: unknown): value is Operation {
  return (
    isJsonObject(value) &&
    typeof value.op === 'string' &&
    typeof value.path === 'string'
  );
}

function jsonPatched(object: JsonObject, patch: unknown): unknown {
  if (!Array.isArray(patch) || !patch.every(isOperation)) {
    throw badRequest(
      'error decoding patch: the patch is no list of operations',
    );
  }
  try {
    return applyPatch(cloneJson(object), patch, true).newDocument;
  } catch (error) {
    const why =
      error instanceof Error ? error.message.split('\n')[0] : String(error);
    throw new ApiFailure({
      code: 422,
      reason: 'Invalid',
      message: `the server rejected our request due to an error in our request: ${why}`,
      details: {},
    });
  }
}

function patched(
  request: ApiRequest,
  object: KubernetesObject,
  patch: unknown,
): unknown {
  const type = mediaType(request.message);
  if (type === JSON_PATCH) {
    return jsonPatched(object, patch);
  }
  if (!isJsonObject(patch)) {
    throw badRequest('error decoding patch: the patch is no object');
  }
  return type === STRATEGIC
    ? strategicMerge(object, patch, builtInShape(request.type.kind))
    : mergePatch(object, patch);
}

function requireApplyManager(request: ApiRequest) {
  if (!request.query.get('fieldManager')) {
    throw invalid({ group: 'meta.k8s.io', kind: 'PatchOptions', name: '' }, [
      {
        reason: 'FieldValueRequired',
        field: 'fieldManager',
        message: 'Required value: is required for apply patch',
      },
    ]);
  }
}

function apply(
  request: ApiRequest,
  tools: ResourceTools,
  context: WriteContext,
  body: unknown,
  live: KubernetesObject | undefined,
): Written {
  requireApplyManager(request);
  if (!isJsonObject(body)) {
    throw badRequest('error decoding YAML: the configuration is no object');
  }
  const applied = parseObject(body, request);
  if (applied.metadata.managedFields !== undefined) {
    throw badRequest('metadata.managedFields must be nil');
  }
  return tools.writer.apply(live, applied, {
    ...context,
    manager: { ...context.manager, operation: 'Apply' },
    force: isTrue(request.query.get('force')),
  });
}

/** PATCH: JSON patch, merge patch, strategic merge patch, server-side apply. */
export async function patchObject(
  request: ApiRequest,
  tools: ResourceTools,
  context: WriteContext,
): Promise<Written> {
  const { message, type, namespace, name = '' } = request;
  const contentType = mediaType(message);
  const accepted = [
    JSON_PATCH,
    MERGE_PATCH,
    ...(type.custom ? [] : [STRATEGIC]),
    APPLY,
  ];
  if (!accepted.includes(contentType)) {
    throw unsupportedMediaType(accepted);
  }
  const body = parseText(await readText(message), contentType);
  const live = tools.cluster.store.get(type.storage, namespace, name);
  if (contentType === APPLY && !(live === undefined && context.subresource)) {
    return apply(request, tools, context, body, live);
  }
  if (!live) {
    throw objectNotFound({ group: type.group, resource: type.resource, name });
  }
  const next = patched(request, inVersion(live, type), body);
  if (!isJsonObject(next)) {
    throw badRequest('the patched object is no object');
  }
  return tools.writer.update(live, parseObject(next, request), context);
}
