// SPDX-License-Identifier: Apache-2.0
import { Cluster } from '../../cluster/Cluster';
import { formatTime } from '../../cluster/formatTime';
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readField, readList, readNumber } from '../../cluster/readField';
import {
  AGENTGATEWAY_POLICIES,
  DEPLOYMENTS,
  GATEWAY_CLASSES,
  GATEWAYS,
  HTTP_ROUTES,
  INFERENCE_POOLS,
  isKey,
  NAMESPACES,
  SERVICES,
} from '../../cluster/resourceKeys';
import { condition, stampConditions } from '../conditions';
import { createWorkQueue } from '../createWorkQueue';
import { isTerminating } from '../pods';
import { deployProxy } from './deployProxy';
import { judgeGateway } from './judgeGateway';
import { judgePolicy } from './judgePolicy';
import { judgePool } from './judgePool';
import { judgeRoute, RouteParentVerdict } from './judgeRoute';
import { CONTROLLER, GatewayWorld, ownGateways } from './RouteModel';
import { EntryList, writeEntries } from './writeEntries';

const CLASS = 'agentgateway';
/** Where the controller itself runs: it acts only while its pod is ready. */
const HOME = { namespace: 'agentgateway-system', name: 'agentgateway' };

const WATCHED = [
  GATEWAY_CLASSES,
  GATEWAYS,
  HTTP_ROUTES,
  INFERENCE_POOLS,
  AGENTGATEWAY_POLICIES,
  SERVICES,
  NAMESPACES,
];

const ROUTE_PARENTS: EntryList = {
  key: HTTP_ROUTES,
  field: 'parents',
  ref: 'parentRef',
};
const POOL_PARENTS: EntryList = {
  key: INFERENCE_POOLS,
  field: 'parents',
  ref: 'parentRef',
};
const POLICY_ANCESTORS: EntryList = {
  key: AGENTGATEWAY_POLICIES,
  field: 'ancestors',
  ref: 'ancestorRef',
};

/** agentgateway's controller: deploys proxies and writes the statuses of what it serves. */
export function startAgentgateway(cluster: Cluster): void {
  const { store, clock } = cluster;
  const queue = createWorkQueue({ clock, delayMs: 60, reconcile });

  store.subscribe(({ key, object }) => {
    const isHome =
      isKey(key, DEPLOYMENTS) &&
      object.metadata.namespace === HOME.namespace &&
      object.metadata.name === HOME.name;
    if (isHome || WATCHED.some(watched => isKey(watched, key))) {
      // One pass over all: what one object's status is depends on many.
      queue.add('all');
    }
  });

  function reconcile() {
    const home = store.get(DEPLOYMENTS, HOME.namespace, HOME.name);
    // Scaled to zero it lets go at once, before its pod is gone.
    const wanted = readNumber(home, 'spec', 'replicas') ?? 1;
    const ready = readNumber(home, 'status', 'readyReplicas') ?? 0;
    if (!home || wanted === 0 || ready === 0) return;
    ensureClass();
    const world = readWorld();
    const now = formatTime(clock.now());
    const routes = new Map(
      world.routes.map(route => [route, judgeRoute(route, world)]),
    );
    for (const gatewayClass of world.classes) writeClass(gatewayClass, now);
    for (const gateway of ownGateways(world)) {
      if (!isTerminating(gateway)) serveGateway(gateway, home, routes, now);
    }
    for (const [object, verdicts] of routes) {
      const entries = verdicts.map(({ parentRef: ref, conditions }) => ({
        ref,
        conditions,
      }));
      writeEntries(store, ROUTE_PARENTS, { object, entries, now });
    }
    for (const object of world.pools) {
      const entries = judgePool(object, world, routes);
      writeEntries(store, POOL_PARENTS, { object, entries, now });
    }
    for (const object of world.policies) {
      const entries = judgePolicy(object, world);
      writeEntries(store, POLICY_ANCESTORS, { object, entries, now });
    }
  }

  function readWorld(): GatewayWorld {
    return {
      classes: store.list(GATEWAY_CLASSES),
      gateways: store.list(GATEWAYS),
      routes: store.list(HTTP_ROUTES),
      pools: store.list(INFERENCE_POOLS),
      services: store.list(SERVICES),
      policies: store.list(AGENTGATEWAY_POLICIES),
      namespaces: store.list(NAMESPACES),
    };
  }

  function ensureClass() {
    if (store.get(GATEWAY_CLASSES, undefined, CLASS)) return;
    store.apply({
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'GatewayClass',
      metadata: { name: CLASS },
      spec: {
        controllerName: CONTROLLER,
        description: 'Specialized class for agentgateway.',
      },
    });
  }

  function writeClass(gatewayClass: KubernetesObject, now: string) {
    const { generation, name } = gatewayClass.metadata;
    if (readField(gatewayClass, 'spec', 'controllerName') !== CONTROLLER) {
      return;
    }
    store.updateStatus(GATEWAY_CLASSES, undefined, name, {
      conditions: stampConditions(
        readList(gatewayClass, 'status', 'conditions'),
        [
          condition(
            'Accepted',
            true,
            'Accepted',
            'GatewayClass accepted',
            generation,
          ),
        ],
        now,
      ),
    });
  }

  function serveGateway(
    gateway: KubernetesObject,
    home: KubernetesObject,
    routes: Map<KubernetesObject, RouteParentVerdict[]>,
    now: string,
  ) {
    const { namespace, name } = gateway.metadata;
    deployProxy(store, gateway, home);
    const attachedRoutes = new Map<string, number>();
    for (const verdict of [...routes.values()].flat()) {
      const { parentRef, listeners } = verdict;
      if (parentRef.name !== name || parentRef.namespace !== namespace) {
        continue;
      }
      for (const listener of listeners) {
        attachedRoutes.set(listener, (attachedRoutes.get(listener) ?? 0) + 1);
      }
    }
    store.updateStatus(
      GATEWAYS,
      namespace,
      name,
      judgeGateway({
        gateway,
        service: store.get(SERVICES, namespace, name),
        attachedRoutes,
        now,
      }),
    );
  }
}
