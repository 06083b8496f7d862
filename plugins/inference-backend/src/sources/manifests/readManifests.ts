// SPDX-License-Identifier: Apache-2.0
import { ManifestFile } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';
import { ClusterObjects } from '../../core/objects/ClusterObjects';
import { noObjects } from '../../core/objects/noObjects';
import { WatchedKind } from '../kubernetes/WatchedKind';
import { WATCHED_KINDS as KINDS } from '../kubernetes/watchedKinds';
import { expandManifest } from './expandManifest';
import {
  ManifestDocument,
  readDocuments,
  UnreadableDocument,
} from './ManifestDocument';

/** What files hold, as the core knows objects, and where it stands. */
export interface Manifests {
  objects: ClusterObjects;
  documents: ManifestDocument[];
  /** Where an object stands, or what makes it, by `kind namespace/name`. */
  places: Map<string, ManifestDocument>;
  unreadable: UnreadableDocument[];
  /** Kinds that nothing is known of. */
  unjudged: Set<string>;
}

/** Kinds that only accompany others, of which nothing can be wrong here. */
const PLAIN = new Set([
  ...['ServiceAccount', 'Role', 'RoleBinding', 'ClusterRole'],
  ...['ClusterRoleBinding', 'ConfigMap', 'PersistentVolumeClaim', 'Namespace'],
]);

/** Of Flux and Argo CD: what they do shows once they do it. */
const TOOLS = new Set([
  ...['HelmRelease', 'HelmRepository', 'GitRepository', 'Kustomization'],
  ...['OCIRepository', 'Application', 'AppProject'],
]);

export function readManifests(files: readonly ManifestFile[]): Manifests {
  const manifests: Manifests = {
    objects: noObjects(),
    documents: [],
    places: new Map(),
    unreadable: [],
    unjudged: new Set(),
  };
  for (const { path, content } of files.filter(isYaml)) {
    const { documents, unreadable } = readDocuments(path, content);
    manifests.documents.push(...documents);
    manifests.unreadable.push(...unreadable);
  }
  const readers = readersOf(manifests.objects);
  const namespaces = namespacesOfPools(manifests.documents);
  for (const document of manifests.documents) {
    if (document.identity) {
      read(document.value, document, manifests, readers);
    }
    for (const made of expandManifest(document)) {
      read(withNamespace(made, namespaces), document, manifests, readers);
    }
  }
  return manifests;
}

function isYaml({ path }: ManifestFile): boolean {
  return /\.ya?ml$/.test(path);
}

interface Reader {
  fits(apiVersion: string, kind: string): boolean;
  /** Undefined where the object was read, else why not. */
  read(value: unknown): string | undefined;
}

function readersOf(objects: ClusterObjects): Reader[] {
  return [
    reader(KINDS.gatewayClasses, objects.gatewayClasses),
    reader(KINDS.gateways, objects.gateways),
    reader(KINDS.httpRoutes, objects.httpRoutes),
    reader(KINDS.referenceGrants, objects.referenceGrants),
    reader(KINDS.inferencePools, objects.inferencePools),
    reader(KINDS.legacyInferencePools, objects.inferencePools),
    reader(KINDS.inferenceObjectives, objects.inferenceObjectives),
    reader(KINDS.legacyInferenceObjectives, objects.inferenceObjectives),
    reader(KINDS.inferenceModelRewrites, objects.inferenceModelRewrites),
    reader(KINDS.legacyInferenceModelRewrites, objects.inferenceModelRewrites),
    reader(KINDS.inferenceModels, objects.inferenceModels),
    reader(KINDS.gatewayPolicies, objects.gatewayPolicies),
    reader(KINDS.trafficPolicies, objects.providerPolicies),
    reader(KINDS.backendTrafficPolicies, objects.providerPolicies),
    reader(KINDS.clientTrafficPolicies, objects.providerPolicies),
    reader(KINDS.securityPolicies, objects.providerPolicies),
    reader(KINDS.gcpBackendPolicies, objects.providerPolicies),
    reader(KINDS.healthCheckPolicies, objects.providerPolicies),
    reader(KINDS.proxySettingsPolicies, objects.providerPolicies),
    reader(KINDS.clientSettingsPolicies, objects.providerPolicies),
    reader(KINDS.aiGatewayRoutes, objects.aiGatewayRoutes),
    reader(KINDS.destinationRules, objects.destinationRules),
    reader(KINDS.deployments, objects.deployments),
    reader(KINDS.statefulSets, objects.deployments),
    reader(KINDS.leaderWorkerSets, objects.deployments),
    reader(KINDS.services, objects.services),
  ];
}

function reader<T>(kind: WatchedKind<T>, list: T[]): Reader {
  const apiVersions = kind.versions.map(version =>
    kind.group ? `${kind.group}/${version}` : version,
  );
  return {
    fits: (apiVersion, name) =>
      name === kind.kind && apiVersions.includes(apiVersion),
    read: value => {
      const type = TypeMeta.parse(value);
      const parsed = kind.parse(value, type);
      if (!parsed.ok) {
        return parsed.unreadable.reason;
      }
      list.push(parsed.object);
      return undefined;
    },
  };
}

const Stored = z.looseObject({ metadata: z.looseObject({}) });

/** With what an API server gives every object and nobody writes. */
function asStored(value: unknown): unknown {
  const { data } = Stored.safeParse(value);
  return data && { ...data, metadata: { uid: 'written', ...data.metadata } };
}

const TypeMeta = z.object({ apiVersion: z.string(), kind: z.string() });
const Named = TypeMeta.extend({
  metadata: z.object({ name: z.string(), namespace: z.string().nullish() }),
});

function read(
  value: unknown,
  document: ManifestDocument,
  manifests: Manifests,
  readers: Reader[],
): void {
  const { data } = Named.safeParse(value);
  if (!data) {
    return;
  }
  const { apiVersion, kind, metadata } = data;
  manifests.places.set(
    `${kind} ${metadata.namespace ?? ''}/${metadata.name}`,
    document,
  );
  const found = readers.find(each => each.fits(apiVersion, kind));
  const reason = found?.read(asStored(value));
  if (reason !== undefined) {
    manifests.unreadable.push({
      path: document.path,
      line: document.lineOf(reason.split(':')[0]),
      message: `${kind} ${metadata.name}: ${reason}`,
    });
  }
  if (!found && !PLAIN.has(kind) && !TOOLS.has(kind)) {
    manifests.unjudged.add(kind);
  }
}

const Route = z.object({
  kind: z.enum(['HTTPRoute', 'AIGatewayRoute']),
  metadata: z.object({ namespace: z.string() }),
  spec: z.object({
    rules: z.array(
      z.object({ backendRefs: z.array(z.object({ name: z.string() })) }),
    ),
  }),
});

/** A file of values says nothing of the namespace; the route to the pool does. */
function namespacesOfPools(
  documents: readonly ManifestDocument[],
): Map<string, string> {
  return new Map(
    documents.flatMap(({ value }) => {
      const { data } = Route.safeParse(value);
      return (data?.spec.rules ?? [])
        .flatMap(({ backendRefs }) => backendRefs)
        .map(({ name }) => [name, data?.metadata.namespace ?? ''] as const);
    }),
  );
}

function withNamespace(
  made: object,
  namespaces: ReadonlyMap<string, string>,
): object {
  const { data } = Named.safeParse(made);
  const namespace =
    data && namespaces.get(data.metadata.name.replace(/-epp$/, ''));
  return data && !data.metadata.namespace && namespace
    ? { ...made, metadata: { ...data.metadata, namespace } }
    : made;
}
