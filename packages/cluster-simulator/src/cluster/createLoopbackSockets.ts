// SPDX-License-Identifier: Apache-2.0
import { createServer, Server } from 'node:http';
import { PodSockets } from './createPodNetwork';

/**
 * Pods on addresses of this machine, `127.x.y.z`, for scrapers that go to pods
 * directly. All of 127/8 is local on Linux without any set-up; not elsewhere.
 */
export function createLoopbackSockets(options: {
  /** Told of an address that can't be listened on. */
  onError: (message: string) => void;
}): PodSockets & { close(): void } {
  const servers = new Set<Server>();

  const close = (server: Server) => {
    servers.delete(server);
    server.close();
    server.closeAllConnections();
  };

  return {
    open(address, port, handler) {
      const server = createServer(handler);
      servers.add(server);
      server.on('error', error => {
        options.onError(
          `Pod address ${address}:${port} can't be listened on: ${error.message}`,
        );
      });
      server.listen(port, address);
      return () => close(server);
    },
    close() {
      for (const server of [...servers]) close(server);
    },
  };
}
