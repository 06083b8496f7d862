// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import { DatabaseService, LoggerService } from '@backstage/backend-plugin-api';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { Clock, ClusterStates, LoadReader } from '../core/ports';
import { ClusterTopology } from '../core/topology/ClusterTopology';
import { History } from '../history/createHistory';
import { ClusterLeases } from './ClusterLeases';
import { LeasedClusterSource } from './LeasedClusterSource';
import { ReplicaDatabase } from './ReplicaDatabase';
import { SharedLoads } from './SharedLoads';
import { SharedStates } from './SharedStates';
import { StateFollower } from './StateFollower';
import { StatePublisher } from './StatePublisher';

/** What one backend collects itself, or all of them together. */
export interface Collected<States extends ClusterStates = ClusterStates> {
  states: States;
  load: LoadReader;
}

/** Clusters that can be listed again before their time. */
export interface RefreshedStates extends ClusterStates {
  refresh(): void;
}

/** How several backends on one database share the work. */
export interface Replicas {
  /** Lists the clusters that this backend is to collect. */
  source: ClusterSource;
  /** What is collected here, joined with what others collect. */
  join(own: Collected<RefreshedStates>): Collected;
  /** Begins to share; the topology is the cluster's as it is judged now. */
  start(
    topologyOf: (cluster: string) => ClusterTopology | undefined,
    signal: AbortSignal,
  ): void;
  /** Lets others take over at once. */
  stop(): Promise<void>;
}

interface Parts {
  database: DatabaseService;
  source: ClusterSource;
  history: History;
  clock: Clock;
  logger: LoggerService;
  /** Between two rounds of metrics. */
  intervalMs: number;
}

/** With SQLite there is one backend, which collects all and shares nothing. */
export async function createReplicas(parts: Parts): Promise<Replicas> {
  const knex = await parts.database.getClient();
  const isShared = knex.client.config.client === 'pg';
  return isShared
    ? createLeased(parts, new ReplicaDatabase(knex, randomUUID()))
    : {
        source: parts.source,
        join: own => own,
        start: () => {},
        stop: async () => {},
      };
}

function createLeased(parts: Parts, database: ReplicaDatabase): Replicas {
  const { source, history, clock, logger, intervalMs } = parts;
  const { chronicles } = history;
  const leases = new ClusterLeases({ database, clock, logger });
  const shared = { database, leases, chronicles, clock, logger };
  const follower = new StateFollower(shared);
  chronicles.saveOnly(cluster => leases.holds(cluster));
  history.saver.recordsOnly(cluster => leases.holds(cluster));
  leases.onChange(changed => history.saver.release(changed));
  let own: ClusterStates;
  let load: LoadReader;
  return {
    source: new LeasedClusterSource(source, { leases, follower }),
    join(collected) {
      own = collected.states;
      leases.onChange(async () => {
        // Before it lets go of a cluster it has what is shared of it.
        await follower.poll();
        collected.states.refresh();
      });
      follower.onUnreadable(() => collected.states.refresh());
      load = new SharedLoads(collected.load, {
        follower,
        leases,
        clock,
        intervalMs,
      });
      return { states: new SharedStates(own, { follower, leases }), load };
    },
    start(topologyOf, signal) {
      leases.run(signal);
      follower.run(signal);
      const published = { ...shared, states: own, load, topologyOf };
      new StatePublisher(published).run(signal);
    },
    stop: () => leases.release(),
  };
}
