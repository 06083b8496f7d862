// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../cluster/KubernetesObject';
import {
  Condition,
  condition,
  conditionStatus,
} from '../controllers/conditions';
import { ApiClient, ApiRefusal } from './createApiClient';
import { readGitRepository, readKustomization } from './fluxObjects';
import { Checkout } from './GitSource';
import { identityOf } from './identityOf';
import { buildKustomization } from './kustomize/buildKustomization';
import { KustomizeError } from './kustomize/KustomizeError';
import { pruneInventory } from './pruneInventory';

/** How soon it is looked again whether what it waits for is there. */
const WAIT_MS = 1_000;
/** What others need to exist comes first. */
const FIRST = ['Namespace', 'CustomResourceDefinition', 'ServiceAccount'];

interface Reference {
  namespace: string;
  name: string;
}

export interface KustomizationOutcome {
  status: Record<string, unknown>;
  conditions: Condition[];
  /** Simulated time until the next try. */
  afterMs: number;
}

/**
 * Builds and applies what a Kustomization names, deletes what it no longer
 * does, and says what Flux' kustomize-controller says.
 */
export async function reconcileKustomization(options: {
  object: KubernetesObject;
  api: ApiClient;
  sourceOf: (reference: Reference) => {
    object: KubernetesObject | undefined;
    checkout: Checkout | undefined;
  };
  dependency: (reference: Reference) => KubernetesObject | undefined;
}): Promise<KustomizationOutcome> {
  const { object, api } = options;
  const spec = readKustomization(object);
  const source = options.sourceOf(spec.source);
  if (!source.object || !source.checkout) {
    const { kind, namespace, name } = spec.source;
    return notReady(
      'ArtifactFailed',
      source.object
        ? `Source artifact not found, retrying in ${WAIT_MS / 1000}s`
        : `${kind} '${namespace}/${name}' not found`,
    );
  }
  const waitsFor = spec.dependsOn.find(reference => {
    const found = options.dependency(reference);
    return !found || !isUpToDate(found, options.sourceOf);
  });
  if (waitsFor) {
    return notReady(
      'DependencyNotReady',
      `dependency '${waitsFor.namespace}/${waitsFor.name}' is not ready`,
    );
  }
  const { checkout } = source;
  const revision = `${readGitRepository(source.object).branch}@sha1:${
    checkout.commit
  }`;
  const attempt = { lastAttemptedRevision: revision };
  try {
    if (spec.unsupported.length > 0) {
      throw new KustomizeError(
        `spec.${spec.unsupported[0]} is not supported by this simulator`,
      );
    }
    const objects = buildKustomization(checkout.files, spec.path).map(each =>
      labelled(each, object),
    );
    const inventory = objects.map(each => ({
      id: identityOf(each),
      v: each.apiVersion.slice(each.apiVersion.indexOf('/') + 1),
    }));
    for (const each of inOrder(objects)) await api.apply(each);
    if (spec.prune) {
      const kept = new Set(inventory.map(({ id }) => id));
      await pruneInventory(
        api,
        spec.inventory.filter(id => !kept.has(id)),
      );
    }
    return {
      afterMs: spec.intervalMs,
      status: {
        ...attempt,
        lastAppliedRevision: revision,
        inventory: { entries: inventory },
      },
      conditions: [
        condition(
          'Ready',
          true,
          'ReconciliationSucceeded',
          `Applied revision: ${revision}`,
        ),
      ],
    };
  } catch (error) {
    const known =
      error instanceof KustomizeError || error instanceof ApiRefusal;
    const why = error instanceof Error ? error.message : String(error);
    return {
      // Whoever could not be reached is asked again soon.
      afterMs: known ? spec.retryMs : WAIT_MS,
      status: attempt,
      conditions: [
        error instanceof KustomizeError
          ? condition(
              'Ready',
              false,
              'BuildFailed',
              `kustomize build failed: ${why}`,
            )
          : condition('Ready', false, 'ReconciliationFailed', why),
      ],
    };
  }
}

function notReady(reason: string, message: string): KustomizationOutcome {
  return {
    afterMs: WAIT_MS,
    status: {},
    conditions: [condition('Ready', false, reason, message)],
  };
}

/** Ready, at its own generation, and with what its source holds now. */
function isUpToDate(
  object: KubernetesObject,
  sourceOf: (reference: Reference) => {
    object: KubernetesObject | undefined;
  },
): boolean {
  const { source, appliedRevision, observedGeneration } =
    readKustomization(object);
  const from = sourceOf(source).object;
  return (
    conditionStatus(object, 'Ready') === 'True' &&
    observedGeneration === object.metadata.generation &&
    (!from || readGitRepository(from).revision === appliedRevision)
  );
}

function labelled(
  object: KubernetesObject,
  { metadata: { namespace = '', name } }: KubernetesObject,
): KubernetesObject {
  const { metadata } = object;
  return {
    ...object,
    metadata: {
      ...metadata,
      labels: {
        ...metadata.labels,
        'kustomize.toolkit.fluxcd.io/name': name,
        'kustomize.toolkit.fluxcd.io/namespace': namespace,
      },
    },
  };
}

function inOrder(objects: KubernetesObject[]): KubernetesObject[] {
  const rank = ({ kind }: KubernetesObject) =>
    FIRST.includes(kind) ? FIRST.indexOf(kind) : FIRST.length;
  return [...objects].sort((a, b) => rank(a) - rank(b));
}
