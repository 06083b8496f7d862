// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { Serializer } from '../answer/createSerializer';
import { Status } from '../failure/ApiFailure';
import { ApiRequest } from '../request/ApiRequest';
import { apiVersionOf } from '../resources/ResourceType';
import { buildTable } from '../table/buildTable';

/** Watch events as lines of JSON. */
export interface WatchFormat {
  event(
    type: 'ADDED' | 'MODIFIED' | 'DELETED',
    object: KubernetesObject,
    request: ApiRequest,
  ): string;
  bookmark(
    version: number,
    request: ApiRequest,
    annotations?: Record<string, string>,
  ): string;
  error(status: Status): string;
}

function bookmarkObject(
  version: number,
  { type, representation }: ApiRequest,
  annotations: Record<string, string> | undefined,
) {
  const metadata = {
    ...(annotations ? { annotations } : {}),
    resourceVersion: `${version}`,
  };
  switch (representation) {
    case 'metadata':
      return {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: { ...metadata, creationTimestamp: null },
      };
    case 'table':
      return {
        kind: 'Table',
        apiVersion: 'meta.k8s.io/v1',
        metadata,
        rows: [],
      };
    default:
      return type.custom
        ? { apiVersion: apiVersionOf(type), kind: type.kind, metadata }
        : {
            kind: type.kind,
            apiVersion: apiVersionOf(type),
            metadata: { ...metadata, creationTimestamp: null },
          };
  }
}

export function createWatchFormat(
  serializer: Serializer,
  now: () => number,
): WatchFormat {
  const objectText = (object: KubernetesObject, request: ApiRequest) => {
    const { type, representation, query } = request;
    if (representation !== 'table') {
      return serializer.text(object, type, representation);
    }
    const { resourceVersion } = object.metadata;
    const table = buildTable([object], {
      type,
      now: now(),
      metadata: { resourceVersion },
      includeObject: query.get('includeObject'),
    });
    return JSON.stringify(table);
  };
  return {
    event: (type, object, request) =>
      `{"type":"${type}","object":${objectText(object, request)}}\n`,
    bookmark: (version, request, annotations) =>
      `${JSON.stringify({
        type: 'BOOKMARK',
        object: bookmarkObject(version, request, annotations),
      })}\n`,
    error: status => `${JSON.stringify({ type: 'ERROR', object: status })}\n`,
  };
}
