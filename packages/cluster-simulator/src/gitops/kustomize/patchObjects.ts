// SPDX-License-Identifier: Apache-2.0
import { applyPatch, Operation } from 'fast-json-patch';
import { parse } from 'yaml';
import { isJsonObject } from '../../apiserver/json/JsonObject';
import { cloneJson } from '../../apiserver/json/cloneJson';
import { builtInShape } from '../../apiserver/write/FieldShape';
import { mergePatch } from '../../apiserver/write/mergePatch';
import { strategicMerge } from '../../apiserver/write/strategicMerge';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { isRecord, readString } from '../../cluster/readField';
import { groupOf } from '../identityOf';
import { KustomizationFile, PatchTarget } from './KustomizationFile';
import { KustomizeError } from './KustomizeError';

/** Groups whose lists merge by key; of others Kubernetes knows no keys. */
const BUILT_IN = /^$|^(apps|batch|autoscaling|policy)$|\.k8s\.io$/;
const CUSTOM = /^(gateway|inference)\.networking\.(x-)?k8s\.io$/;

/** Applies patches in order. One that meets no object fails, as it does in kustomize. */
export function patchObjects(
  objects: KubernetesObject[],
  patches: KustomizationFile['patches'],
  readFile: (path: string) => string,
): KubernetesObject[] {
  return patches.reduce((current, entry) => {
    const text = entry.patch ?? readFile(entry.path ?? '');
    const what = entry.path ?? 'an inline patch';
    const patch = readPatch(text, what);
    const target = entry.target ?? targetOf(patch, what);
    const found = current.filter(object => matches(object, target));
    if (found.length === 0) {
      throw new KustomizeError(
        `${what}: no matches for ${target.kind ?? 'any kind'} ${
          target.name ?? ''
        }; failed to find a target`,
      );
    }
    return current.flatMap(object =>
      found.includes(object) ? patchObject(object, patch, what) : [object],
    );
  }, objects);
}

function readPatch(text: string, what: string): unknown {
  try {
    return parse(text, { version: '1.1' });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('\n')[0] : error;
    throw new KustomizeError(`${what}: ${why}`);
  }
}

/** A patch without a target names the object it changes. */
function targetOf(patch: unknown, what: string): PatchTarget {
  const kind = readString(patch, 'kind');
  const name = readString(patch, 'metadata', 'name');
  if (kind === undefined || name === undefined) {
    throw new KustomizeError(
      `${what}: must specify a target for a patch without kind and name`,
    );
  }
  return {
    kind,
    name: escape(name),
    group: groupOf(readString(patch, 'apiVersion') ?? ''),
    namespace: readString(patch, 'metadata', 'namespace'),
  };
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Names are regular expressions that must match as a whole. */
function matches(object: KubernetesObject, target: PatchTarget): boolean {
  const { apiVersion, kind, metadata } = object;
  const fits = (wanted: string | undefined, actual = '') =>
    wanted === undefined || new RegExp(`^(?:${wanted})$`).test(actual);
  return (
    fits(target.kind, kind) &&
    fits(target.name, metadata.name) &&
    fits(target.namespace, metadata.namespace) &&
    (target.group === undefined || target.group === groupOf(apiVersion)) &&
    fits(target.version, apiVersion.slice(apiVersion.indexOf('/') + 1))
  );
}

/** None where the patch deletes the object. */
function patchObject(
  object: KubernetesObject,
  patch: unknown,
  what: string,
): KubernetesObject[] {
  if (isJsonObject(patch) && patch.$patch === 'delete') return [];
  const next = patched(object, patch, what);
  if (
    !isRecord(next) ||
    typeof next.apiVersion !== 'string' ||
    typeof next.kind !== 'string' ||
    !isRecord(next.metadata)
  ) {
    throw new KustomizeError(`${what}: what it leaves is no object`);
  }
  const { apiVersion, kind } = next;
  const { name, namespace } = object.metadata;
  return [
    {
      ...next,
      apiVersion,
      kind,
      metadata: { ...next.metadata, name, namespace },
    },
  ];
}

function patched(object: KubernetesObject, patch: unknown, what: string) {
  if (Array.isArray(patch) && patch.every(isOperation)) {
    try {
      return applyPatch(cloneJson({ ...object }), patch, true).newDocument;
    } catch (error) {
      const why = error instanceof Error ? error.message.split('\n')[0] : error;
      throw new KustomizeError(`${what}: ${why}`);
    }
  }
  if (!isJsonObject(patch)) {
    throw new KustomizeError(`${what}: neither operations nor an object`);
  }
  const group = groupOf(object.apiVersion);
  return BUILT_IN.test(group) && !CUSTOM.test(group)
    ? strategicMerge({ ...object }, patch, builtInShape(object.kind))
    : mergePatch({ ...object }, patch);
}

function isOperation(value: unknown): value is Operation {
  return (
    isRecord(value) &&
    typeof value.op === 'string' &&
    typeof value.path === 'string'
  );
}
