// SPDX-License-Identifier: Apache-2.0
import { ROOT } from './paths.mjs';

/** What the demo's clusters and gateways are called, and where they listen. */
export function simulatorUrls(port) {
  const at = offset => `http://127.0.0.1:${port + offset}`;
  return {
    control: at(0),
    clusters: { 'prod-eu': at(1), 'prod-us': at(2), edge: at(3) },
    gateways: { 'prod-eu': at(11), 'prod-us': at(12) },
  };
}

/** Offsets of the ports that the simulator listens on; nothing does on edge's. */
export const SIMULATOR_PORTS = [0, 1, 2, 11, 12];

/**
 * The simulator as a child process.
 *
 * @param portalUrl whose repositories its clusters apply
 */
export function simulatorProgram({ port, portalUrl, log }) {
  return {
    args: ['scripts/simulator.mjs'],
    cwd: ROOT,
    env: {
      SIMULATOR_PORT: String(port),
      SIMULATOR_REPOSITORIES: `${portalUrl}/api/local-git/repositories`,
    },
    log,
  };
}

/** Environment that leads app-config.yaml's clusters to the simulator. */
export function clusterEnvironment(port) {
  const { clusters } = simulatorUrls(port);
  return {
    PROD_EU_URL: clusters['prod-eu'],
    PROD_US_URL: clusters['prod-us'],
    EDGE_URL: clusters.edge,
  };
}
