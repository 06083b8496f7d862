// SPDX-License-Identifier: Apache-2.0
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';

export interface LoopbackServer {
  port: number;
  url: string;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1; 0 takes any free port. `what` is for the message of a taken port. */
export async function listenOnLoopback(options: {
  port: number;
  what: string;
  handler: RequestListener;
}): Promise<LoopbackServer> {
  const { port, what, handler } = options;
  const server = createServer({ keepAliveTimeout: 30_000 }, handler);
  await new Promise<void>((listening, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      failed(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${port}, which the ${what} listens on, is taken. Stop what uses it, or set SIMULATOR_PORT to the first port of a free range (such as ${
                port + 1000
              }).`,
            )
          : error,
      ),
    );
    server.listen(port, '127.0.0.1', listening);
  });
  const taken = portOf(server);
  return {
    port: taken,
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise(closed => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** A port on which nothing listens. */
export async function findClosedPort(): Promise<number> {
  const server = await listenOnLoopback({
    port: 0,
    what: 'probe',
    handler: (_request, response) => response.end(),
  });
  await server.close();
  return server.port;
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port');
  }
  return address.port;
}
