// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:net';

export class PortTaken extends Error {
  constructor(port, variable, example) {
    super(
      `Port ${port} is taken. End what listens there, or choose another: ${variable}=${example} npm start`,
    );
  }
}

/** @throws PortTaken */
export async function requireFreePort(port, variable, example = port + 100) {
  // A browser may take `localhost` for either address.
  for (const host of ['127.0.0.1', '::1']) {
    if (!(await isFree(port, host))) {
      throw new PortTaken(port, variable, example);
    }
  }
}

/** A port that nothing listens on, and neither on the `following` ones after it. */
export async function findFreePort(following = 0) {
  for (;;) {
    const port = await anyPort();
    const others = Array.from({ length: following }, (_, i) => port + 1 + i);
    const free = await Promise.all(others.map(p => isFree(p, '127.0.0.1')));
    if (port + following < 65_536 && free.every(Boolean)) {
      return port;
    }
  }
}

function anyPort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function isFree(port, host) {
  return new Promise(resolve => {
    const server = createServer();
    // Only "in use" speaks against a port: not every machine has IPv6.
    server.once('error', error => resolve(error.code !== 'EADDRINUSE'));
    server.listen(port, host, () => server.close(() => resolve(true)));
  });
}

/** A port from the environment. */
export function readPort(variable, fallback) {
  const value = process.env[variable] ?? String(fallback);
  const port = Number(value);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(
      `${variable}=${value} is not a port: a number from 1 to 65535`,
    );
  }
  return port;
}
