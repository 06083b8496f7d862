// SPDX-License-Identifier: Apache-2.0
import { ClusterObjects, ObjectMeta } from '../objects/ClusterObjects';
import {
  ArgoApplication,
  FluxKustomization,
  FluxSource,
  HelmRelease,
  ObjectReference,
} from '../objects/GitOpsObjects';
import { groupOf, objectKey } from '../topology/objectKey';
import { GitOpsOwner } from './GitOpsOwner';

const KUSTOMIZE = 'kustomize.toolkit.fluxcd.io';
const HELM = 'helm.toolkit.fluxcd.io';
const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
/** The second is Argo CD's default, and Helm's label as well. */
const INSTANCE_LABELS = [
  'argocd.argoproj.io/instance',
  'app.kubernetes.io/instance',
];
/** Where Argo CD itself is installed, which its tracking leaves out. */
const ARGO_NAMESPACES = ['argocd', 'openshift-gitops'];

/** Finds what applies an object from Git, by the marks that Flux and Argo CD leave on it. */
export class GitOpsIndex {
  readonly #kustomizations: ReadonlyMap<string, FluxKustomization>;
  readonly #helmReleases: ReadonlyMap<string, HelmRelease>;
  readonly #sources: ReadonlyMap<string, FluxSource>;
  readonly #applications = new Map<string, ArgoApplication[]>();

  constructor(
    objects: Pick<
      ClusterObjects,
      'fluxKustomizations' | 'helmReleases' | 'fluxSources' | 'argoApplications'
    >,
  ) {
    this.#kustomizations = byKey(objects.fluxKustomizations);
    this.#helmReleases = byKey(objects.helmReleases);
    this.#sources = new Map(
      objects.fluxSources.map(source => [sourceKey(source.meta), source]),
    );
    for (const application of objects.argoApplications) {
      const { name } = application.meta;
      const same = this.#applications.get(name) ?? [];
      this.#applications.set(name, [...same, application]);
    }
  }

  /** Whether nothing here is applied from Git, as far as can be seen. */
  get isEmpty(): boolean {
    return (
      this.#kustomizations.size +
        this.#helmReleases.size +
        this.#applications.size ===
      0
    );
  }

  ownerOf(meta: ObjectMeta): GitOpsOwner | undefined {
    return this.#fluxOwner(meta) ?? this.#argoOwner(meta);
  }

  #fluxOwner({ labels }: ObjectMeta): GitOpsOwner | undefined {
    const release = labelled(labels, HELM);
    if (release) {
      const object = this.#helmReleases.get(objectKey(release));
      const source = object?.source && this.#sourceOf(object.source);
      return { kind: 'HelmRelease', ...release, object, source };
    }
    const kustomization = labelled(labels, KUSTOMIZE);
    if (kustomization) {
      const object = this.#kustomizations.get(objectKey(kustomization));
      const source = object && this.#sourceOf(object.source);
      return { kind: 'Kustomization', ...kustomization, object, source };
    }
    return undefined;
  }

  #sourceOf(reference: ObjectReference): FluxSource | undefined {
    return this.#sources.get(sourceKey(reference));
  }

  #argoOwner(meta: ObjectMeta): GitOpsOwner | undefined {
    const tracked = trackedBy(meta);
    if (tracked !== undefined) {
      return this.#application(tracked);
    }
    for (const label of INSTANCE_LABELS) {
      const owner = meta.labels[label] && this.#application(meta.labels[label]);
      // A label alone is no proof: charts write it too.
      if (owner && owner.object) {
        return owner;
      }
    }
    return undefined;
  }

  /** Named `name`, or `namespace_name` where it is not in Argo CD's own namespace. */
  #application(tracked: string): GitOpsOwner & { kind: 'Application' } {
    const split = tracked.indexOf('_');
    if (split > 0) {
      const namespace = tracked.slice(0, split);
      const name = tracked.slice(split + 1);
      const object = this.#applications
        .get(name)
        ?.find(({ meta }) => meta.namespace === namespace);
      return { kind: 'Application', namespace, name, object };
    }
    const named = this.#applications.get(tracked) ?? [];
    const object =
      named.find(({ meta }) => ARGO_NAMESPACES.includes(meta.namespace)) ??
      (named.length === 1 ? named[0] : undefined);
    return {
      kind: 'Application',
      namespace: object?.meta.namespace,
      name: tracked,
      object,
    };
  }
}

/** `app:group/Kind:namespace/name`, which copies of an object carry for another one. */
function trackedBy(meta: ObjectMeta): string | undefined {
  const { annotations, kind, namespace, name } = meta;
  const [application, type, target] = (annotations[TRACKING_ID] ?? '').split(
    ':',
  );
  return application &&
    type === `${groupOf(meta)}/${kind}` &&
    target === `${namespace}/${name}`
    ? application
    : undefined;
}

function labelled(
  labels: Record<string, string>,
  prefix: string,
): { namespace: string; name: string } | undefined {
  const name = labels[`${prefix}/name`];
  const namespace = labels[`${prefix}/namespace`];
  return name && namespace ? { namespace, name } : undefined;
}

function byKey<T extends { meta: ObjectMeta }>(objects: T[]): Map<string, T> {
  return new Map(objects.map(object => [objectKey(object.meta), object]));
}

function sourceKey({ kind, namespace, name }: ObjectReference): string {
  return `${kind} ${namespace}/${name}`;
}
