// SPDX-License-Identifier: Apache-2.0
import { FindingPatch } from '@inference-portal/backstage-plugin-inference-common';
import { stringify } from 'yaml';
import { Patch, Subject } from '../core/findings/FindingRule';
import { groupOf, objectKey } from '../core/topology/objectKey';

/** Writes an edit as YAML that can be copied into a manifest or given to kubectl. */
export function renderPatch(patch: Patch): FindingPatch {
  const { kind, target } = patch;
  const { apiVersion, namespace, name } = target;
  return {
    kind,
    object: {
      apiVersion,
      kind: target.kind,
      ...(namespace && { namespace }),
      name,
    },
    target: `${target.kind} ${objectKey({
      namespace: target.namespace ?? '',
      name: target.name,
    })}`,
    yaml: `# ${commandOf(patch)}\n${stringify(
      kind === 'merge' || kind === 'strategic'
        ? { ...headOf(target), ...patch.body }
        : patch.body,
    )}`,
  };
}

/** `kubectl patch` takes these along without harm, and a manifest shows where the edit goes. */
function headOf({ apiVersion, kind, namespace, name }: Subject) {
  return {
    apiVersion,
    kind,
    metadata: { ...(namespace && { namespace }), name },
  };
}

function commandOf({ kind, target }: Patch): string {
  if (kind === 'create') {
    return 'kubectl apply --server-side -f FILE';
  }
  const group = groupOf(target);
  const resource = `${target.kind.toLowerCase()}${group && `.${group}`}`;
  const namespace = target.namespace ? ` -n ${target.namespace}` : '';
  return `kubectl patch ${resource} ${target.name}${namespace} --type ${kind} --patch-file FILE`;
}
