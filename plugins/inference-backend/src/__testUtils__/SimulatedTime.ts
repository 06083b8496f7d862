// SPDX-License-Identifier: Apache-2.0
import { Simulator } from '@inference-portal/cluster-simulator';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';

/** Pages are asked for in the meantime. */
const STEP_MS = 250;

/**
 * One time for clusters and portal, which stands still while a metrics page is on
 * its way: what a test sees does not depend on how busy the machine is.
 */
export class SimulatedTime {
  readonly clock = new FakeClock();
  private underWay = 0;

  /** For the simulator: real time makes nothing happen there. */
  readonly wall = (() => {
    const startMs = this.clock.now();
    return () => startMs;
  })();

  /** As it is, with pages that are read to their end before they are answered. */
  watch(source: ClusterSource): ClusterSource {
    return {
      listClusters: () => source.listClusters(),
      fetch: async (cluster, request) => {
        this.underWay++;
        try {
          const answer = await source.fetch(cluster, request);
          return new Response(await answer.arrayBuffer(), answer);
        } finally {
          this.underWay--;
        }
      },
    };
  }

  /** Until it is so, or `mostMs` of this time have passed. */
  async passUntil(
    simulator: Simulator,
    isSo: () => boolean,
    mostMs: number,
  ): Promise<void> {
    const endMs = this.clock.now() + mostMs;
    while (!isSo() && this.clock.now() < endMs) {
      simulator.advance(STEP_MS);
      this.clock.advance(STEP_MS);
      do {
        await new Promise(resolve => setTimeout(resolve, 2));
      } while (this.underWay > 0);
    }
  }
}
