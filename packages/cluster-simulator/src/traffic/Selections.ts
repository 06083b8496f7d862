// SPDX-License-Identifier: Apache-2.0
import type { KubernetesObject } from '../cluster/KubernetesObject';
import type { ObjectStore } from '../cluster/ObjectStore';
import { readList, readNumber, readStringMap } from '../cluster/readField';
import { INFERENCE_POOLS, SERVICES } from '../cluster/resourceKeys';
import { matchesLabels } from '../controllers/pods';
import { canaryTargets, isCanary } from './isCanary';
import type { Pod } from './objects/readPod';
import { Pool, readPool } from './objects/readPool';
import { readRewrites, RewriteRule } from './picker/readRewrites';

/**
 * Who selects which Ready pods. Asked for many times a second, so answers are
 * kept until something changes.
 */
export class Selections {
  private readonly pods = new Map<string, readonly Pod[]>();
  private readonly pools = new Map<string, Pool | undefined>();
  private readonly canaries = new Map<string, boolean>();
  private readonly targets = new Map<string, ReadonlySet<string>>();
  private readonly rewriteRules = new Map<string, readonly RewriteRule[]>();

  constructor(
    private readonly store: ObjectStore,
    private readonly readyPods: () => Iterable<Pod>,
  ) {}

  forget(): void {
    this.pods.clear();
    this.pools.clear();
    this.canaries.clear();
    this.targets.clear();
    this.rewriteRules.clear();
  }

  pool(namespace: string, name: string): Pool | undefined {
    const key = `${namespace}/${name}`;
    if (!this.pools.has(key)) {
      const object = this.store.get(INFERENCE_POOLS, namespace, name);
      this.pools.set(key, object && readPool(object));
    }
    return this.pools.get(key);
  }

  /** Of a pool, as a picker that follows a group does. */
  rewrites(
    pool: { namespace: string; name: string },
    group: string,
  ): readonly RewriteRule[] {
    const key = `${group} ${pool.namespace}/${pool.name}`;
    const known =
      this.rewriteRules.get(key) ?? readRewrites(this.store, pool, group);
    this.rewriteRules.set(key, known);
    return known;
  }

  /** In order of name. */
  podsOfPool(pool: Pool): readonly Pod[] {
    return this.select(pool.namespace, pool.selector);
  }

  podsOfService(namespace: string, name: string): readonly Pod[] {
    const service = this.store.get(SERVICES, namespace, name);
    return service
      ? this.select(namespace, readStringMap(service, 'spec', 'selector'))
      : [];
  }

  /** Port of the pods behind a Service's port. */
  targetPort(service: KubernetesObject, port: number): number {
    const entry = readList(service, 'spec', 'ports').find(
      one => readNumber(one, 'port') === port,
    );
    return readNumber(entry, 'targetPort') ?? port;
  }

  /** The pool whose picker's Service selects the pod. */
  poolOfPicker(pod: Pod): Pool | undefined {
    return this.store
      .list(INFERENCE_POOLS, pod.namespace)
      .map(readPool)
      .find(pool => {
        const service =
          pool.pickerService &&
          this.store.get(SERVICES, pod.namespace, pool.pickerService);
        return (
          service &&
          matchesLabels(readStringMap(service, 'spec', 'selector'), pod.labels)
        );
      });
  }

  isCanary(pod: Pod): boolean {
    const key = `${pod.namespace}/${pod.name}`;
    const known = this.canaries.get(key) ?? isCanary(pod, this.store);
    this.canaries.set(key, known);
    return known;
  }

  /** Whether a model or adapter of a server's is one by a rewrite. */
  isCanaryTarget(pod: Pod, model: string): boolean {
    const key = `${pod.namespace}/${pod.name}`;
    const known = this.targets.get(key) ?? canaryTargets(pod, this.store);
    this.targets.set(key, known);
    return known.has(model);
  }

  private select(
    namespace: string,
    selector: Record<string, string>,
  ): readonly Pod[] {
    const key = `${namespace}?${JSON.stringify(selector)}`;
    let found = this.pods.get(key);
    if (!found) {
      found = [...this.readyPods()]
        .filter(
          pod =>
            pod.namespace === namespace && matchesLabels(selector, pod.labels),
        )
        .sort((a, b) => (a.name < b.name ? -1 : 1));
      this.pods.set(key, found);
    }
    return found;
  }
}
