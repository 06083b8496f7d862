// SPDX-License-Identifier: Apache-2.0
import { PodHandler, PodNetwork } from './Cluster';
import { ObjectStore } from './ObjectStore';
import { readString } from './readField';
import { PODS } from './resourceKeys';

/** Real listeners for pods. */
export interface PodSockets {
  /** Listens on an address until the returned function is called. */
  open(address: string, port: number, handler: PodHandler): () => void;
}

/** Who listens in the pods: in the process, and on sockets where there are some. */
export function createPodNetwork(options: {
  store: ObjectStore;
  sockets?: PodSockets;
}): PodNetwork {
  const { store, sockets } = options;
  const handlers = new Map<string, PodHandler>();
  const keyOf = (namespace: string, pod: string, port: number) =>
    `${namespace}/${pod}:${port}`;

  return {
    onLoopback: sockets !== undefined,
    listen(namespace, pod, port, handler) {
      const key = keyOf(namespace, pod, port);
      handlers.set(key, handler);
      const address = readString(
        store.get(PODS, namespace, pod),
        'status',
        'podIP',
      );
      const close =
        sockets && address
          ? sockets.open(address, port, handler)
          : () => undefined;
      return () => {
        // Another may have taken the port meanwhile; that one stays.
        if (handlers.get(key) === handler) handlers.delete(key);
        close();
      };
    },
    handler: (namespace, pod, port) =>
      handlers.get(keyOf(namespace, pod, port)),
  };
}
