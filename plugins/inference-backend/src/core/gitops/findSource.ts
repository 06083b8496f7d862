// SPDX-License-Identifier: Apache-2.0
import { GitSource } from '@inference-portal/backstage-plugin-inference-common';
import { ClusterObjects, ObjectMeta } from '../objects/ClusterObjects';
import { groupOf } from '../topology/objectKey';
import { GitOpsIndex } from './GitOpsIndex';

/** An object as a finding names it. */
interface Named {
  apiVersion: string;
  kind: string;
  namespace?: string;
  name: string;
}

/**
 * Where the object that a finding is about comes from, as far as what applies it
 * says so: a folder of a repository. Undefined where nothing does, or where the
 * repository is no place for a browser.
 */
export function findSource(
  named: Named,
  { objects, gitOps }: { objects: ClusterObjects; gitOps: GitOpsIndex },
): GitSource | undefined {
  const meta = gitOps.isEmpty ? undefined : findMeta(named, objects);
  const owner = meta && gitOps.ownerOf(meta);
  if (!owner?.object) {
    return undefined;
  }
  if (owner.kind === 'Application') {
    const source = owner.object.sources.find(({ path }) => path !== undefined);
    return (
      source && sourceAt(source.repoUrl, source.targetRevision, source.path)
    );
  }
  const { source } = owner;
  // A chart repository holds no manifests that one could edit.
  if (source?.meta.kind !== 'GitRepository') {
    return undefined;
  }
  const path =
    owner.kind === 'Kustomization' ? owner.object.path : owner.object.chart;
  return sourceAt(source.url, source.reference, path);
}

/** What people write themselves; pods and the like are made by it. */
function findMeta(
  named: Named,
  objects: ClusterObjects,
): ObjectMeta | undefined {
  const written: Array<Array<{ meta: ObjectMeta }>> = [
    objects.inferencePools,
    objects.httpRoutes,
    objects.gateways,
    objects.gatewayPolicies,
    objects.deployments,
    objects.services,
    objects.inferenceObjectives,
    objects.inferenceModelRewrites,
    objects.llmInferenceServices,
  ];
  for (const kind of written) {
    const found = kind.find(
      ({ meta }) =>
        meta.name === named.name &&
        meta.namespace === (named.namespace ?? '') &&
        meta.kind === named.kind &&
        groupOf(meta) === groupOf(named),
    );
    if (found) {
      return found.meta;
    }
  }
  return undefined;
}

function sourceAt(
  url: string,
  reference: string | undefined,
  path: string | undefined,
): GitSource | undefined {
  const repository = url.replace(/\.git\/?$/, '');
  return /^https?:\/\//.test(repository)
    ? {
        repository,
        ...(reference && { reference }),
        ...(path && { path: path.replace(/^\.?\/+|\/+$/g, '') }),
      }
    : undefined;
}
