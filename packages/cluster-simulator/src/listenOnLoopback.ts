// SPDX-License-Identifier: Apache-2.0
import { createServer as createHttpServer, RequestListener } from 'node:http';
import { createServer, Server, Socket } from 'node:net';
import { createSecureContext, TLSSocket } from 'node:tls';
import { loadCertificate } from './loadCertificate';

/** What a TLS client says first: a handshake record. */
const TLS_HANDSHAKE = 0x16;

export interface LoopbackServer {
  port: number;
  url: string;
  close(): Promise<void>;
}

/**
 * Listens on 127.0.0.1, for HTTP and HTTPS on one port; 0 takes any free port.
 * `what` is for the message of a taken port.
 */
export async function listenOnLoopback(options: {
  port: number;
  what: string;
  handler: RequestListener;
}): Promise<LoopbackServer> {
  const { port, what, handler } = options;
  const http = createHttpServer({ keepAliveTimeout: 30_000 }, handler);
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that goes away is no fault of ours.
    socket.on('error', () => socket.destroy());
    socket.once('data', first => {
      socket.pause();
      socket.unshift(first);
      const secured =
        first[0] === TLS_HANDSHAKE ? secure(socket) : Promise.resolve(socket);
      secured.then(
        stream => {
          http.emit('connection', stream);
          stream.resume();
        },
        () => socket.destroy(),
      );
    });
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', error => failed(explain(error, { port, what })));
    server.listen(port, '127.0.0.1', listening);
  });
  const taken = portOf(server);
  return {
    port: taken,
    url: `http://127.0.0.1:${taken}`,
    close: () =>
      new Promise(closed => {
        server.close(() => closed());
        http.close();
        for (const socket of sockets) socket.destroy();
      }),
  };
}

async function secure(socket: Socket): Promise<TLSSocket> {
  const secureContext = createSecureContext(await loadCertificate());
  const stream = new TLSSocket(socket, { isServer: true, secureContext });
  stream.on('error', () => stream.destroy());
  return stream;
}

function explain(error: Error, { port, what }: { port: number; what: string }) {
  return 'code' in error && error.code === 'EADDRINUSE'
    ? new Error(
        `Port ${port}, which the ${what} listens on, is taken. Stop what uses it, or set SIMULATOR_PORT to the first port of a free range (such as ${
          port + 1000
        }).`,
      )
    : error;
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
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new Error('The server has no port');
  }
  return address.port;
}
