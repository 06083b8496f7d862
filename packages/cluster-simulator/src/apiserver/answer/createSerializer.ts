// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { isJsonObject } from '../json/JsonObject';
import { apiVersionOf, ResourceType } from '../resources/ResourceType';
import { Representation } from '../request/negotiate';
import { convertEvent } from './convertEvent';

/** Custom resources are answered with their fields in alphabetical order. */
function sortFields(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(sortFields);
  }
  if (!isJsonObject(value)) {
    return value;
  }
  return Object.fromEntries(
    Object.keys(value)
      .sort()
      .map(field => [field, sortFields(value[field])]),
  );
}

/** The object as the requested version has it. */
export function inVersion(
  object: KubernetesObject,
  type: ResourceType,
): KubernetesObject {
  if (type.storage.resource === 'events' && type.storage.group === '') {
    return convertEvent(object, type);
  }
  const { apiVersion: _, kind: __, ...fields } = object;
  return { kind: type.kind, apiVersion: apiVersionOf(type), ...fields };
}

/** `PartialObjectMetadata` of an object. */
export function metadataOnly(object: KubernetesObject) {
  return {
    kind: 'PartialObjectMetadata',
    apiVersion: 'meta.k8s.io/v1',
    metadata: object.metadata,
  };
}

/**
 * Objects as JSON text. Stored objects never change, so each is turned into
 * text once per version and shape, however many clients list and watch it.
 */
export function createSerializer() {
  const texts = new WeakMap<KubernetesObject, Map<string, string>>();

  function remembered(
    object: KubernetesObject,
    key: string,
    serialize: () => string,
  ): string {
    const known = texts.get(object) ?? new Map<string, string>();
    texts.set(object, known);
    const json = known.get(key) ?? serialize();
    known.set(key, json);
    return json;
  }

  function text(
    object: KubernetesObject,
    type: ResourceType,
    representation: Exclude<Representation, 'table'>,
  ): string {
    return remembered(object, `${apiVersionOf(type)} ${representation}`, () => {
      if (representation === 'metadata') {
        return JSON.stringify(metadataOnly(object));
      }
      const versioned = inVersion(object, type);
      return JSON.stringify(type.custom ? sortFields(versioned) : versioned);
    });
  }

  return {
    text,
    /** As an item of a list: the built-in kinds' items don't repeat their kind. */
    item(
      object: KubernetesObject,
      type: ResourceType,
      representation: Exclude<Representation, 'table'>,
    ): string {
      if (type.custom || representation === 'metadata') {
        return text(object, type, representation);
      }
      return remembered(object, `${apiVersionOf(type)} item`, () => {
        const { kind, apiVersion, ...fields } = inVersion(object, type);
        return JSON.stringify(fields);
      });
    },
  };
}

export type Serializer = ReturnType<typeof createSerializer>;
