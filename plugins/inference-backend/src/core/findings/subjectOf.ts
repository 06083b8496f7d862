// SPDX-License-Identifier: Apache-2.0
import { ObjectMeta } from '../objects/ClusterObjects';
import { objectKey } from '../topology/objectKey';
import { Subject } from './FindingRule';

export function subjectOf(
  object: { meta: ObjectMeta },
  field?: string,
): Subject {
  const { apiVersion, kind, namespace, name } = object.meta;
  return {
    apiVersion,
    kind,
    ...(namespace && { namespace }),
    name,
    ...(field && { field }),
  };
}

/** `HTTPRoute chat/qwen-chat` */
export function nameOf(object: { meta: ObjectMeta }): string {
  return `${object.meta.kind} ${objectKey(object.meta)}`;
}
