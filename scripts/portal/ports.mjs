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

/**
 * Systems take ports from 32,768 on (Linux) or 49,152 on for connections that they
 * open themselves: one that is free there may be taken a moment later.
 */
const FIRST_PORT = 15_000;
const LAST_PORT = 32_000;

/** A port that nothing listens on, and neither on the `following` ones after it. */
export async function findFreePort(following = 0) {
  for (;;) {
    const choices = LAST_PORT - following - FIRST_PORT;
    const port = FIRST_PORT + Math.floor(Math.random() * choices);
    const wanted = Array.from({ length: following + 1 }, (_, i) => port + i);
    const free = await Promise.all(wanted.map(p => isFree(p, '127.0.0.1')));
    if (free.every(Boolean)) {
      return port;
    }
  }
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
