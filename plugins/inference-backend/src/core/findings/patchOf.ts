// SPDX-License-Identifier: Apache-2.0
import { ObjectMeta } from '../objects/ClusterObjects';
import { JsonPatchOperation, Patch } from './FindingRule';
import { subjectOf } from './subjectOf';

interface Target {
  meta: ObjectMeta;
}

export function mergePatch(
  object: Target,
  body: Record<string, unknown>,
): Patch {
  return { kind: 'merge', target: subjectOf(object), body };
}

/** For built-in kinds, whose lists merge by name. */
export function strategicPatch(
  object: Target,
  body: Record<string, unknown>,
): Patch {
  return { kind: 'strategic', target: subjectOf(object), body };
}

export function jsonPatch(
  object: Target,
  ...body: JsonPatchOperation[]
): Patch {
  return { kind: 'json', target: subjectOf(object), body };
}

export function createObject(manifest: {
  apiVersion: string;
  kind: string;
  metadata: { namespace?: string; name: string };
  spec: Record<string, unknown>;
}): Patch {
  const { apiVersion, kind, metadata } = manifest;
  return {
    kind: 'create',
    target: { apiVersion, kind, ...metadata },
    body: manifest,
  };
}
