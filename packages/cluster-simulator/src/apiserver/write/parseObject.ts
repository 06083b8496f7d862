// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { badRequest } from '../failure/failures';
import {
  isJsonObject,
  JsonObject,
  objectAt,
  stringAt,
} from '../json/JsonObject';
import { apiVersionOf, ResourceType } from '../resources/ResourceType';

function checkStrings(metadata: JsonObject, field: string): void {
  const entries = metadata[field];
  if (entries === undefined || entries === null) {
    return;
  }
  const wrong = isJsonObject(entries)
    ? Object.values(entries).find(value => typeof value !== 'string')
    : entries;
  if (wrong !== undefined) {
    throw badRequest(
      `unable to decode metadata.${field}: json: cannot unmarshal ${
        typeof wrong === 'object' ? 'object' : typeof wrong
      } into Go struct field ObjectMeta.${field} of type string`,
    );
  }
}

/**
 * A body as an object of the requested type. The name and namespace of the URL
 * are filled in; 400 where the body says otherwise.
 */
export function parseObject(
  body: JsonObject,
  options: { type: ResourceType; namespace?: string; name?: string },
): KubernetesObject {
  const { type, namespace, name } = options;
  const expected = apiVersionOf(type);
  const apiVersion = stringAt(body, 'apiVersion') ?? expected;
  const kind = stringAt(body, 'kind') ?? type.kind;
  if (apiVersion !== expected) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${expected})`,
    );
  }
  if (kind !== type.kind) {
    throw badRequest(
      `${type.kind} in version "${type.version}" cannot be handled as a ${type.kind}: no kind "${kind}" is registered for the resource ${type.resource}`,
    );
  }
  const metadata = objectAt(body, 'metadata');
  checkStrings(metadata, 'labels');
  checkStrings(metadata, 'annotations');
  const ownName = stringAt(metadata, 'name') || name || '';
  const ownNamespace = stringAt(metadata, 'namespace') || namespace;
  if (name !== undefined && ownName !== name) {
    throw badRequest(
      `the name of the object (${ownName}) does not match the name on the URL (${name})`,
    );
  }
  if (namespace !== undefined && ownNamespace !== namespace) {
    throw badRequest(
      'the namespace of the provided object does not match the namespace sent on the request',
    );
  }
  const { namespace: _, ...rest } = metadata;
  return {
    ...body,
    apiVersion: expected,
    kind: type.kind,
    metadata: {
      ...rest,
      name: ownName,
      ...(type.namespaced ? { namespace } : {}),
    },
  };
}
