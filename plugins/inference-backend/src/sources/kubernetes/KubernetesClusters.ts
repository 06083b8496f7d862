// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  ClusterInfo,
  ClusterSource,
} from '@inference-portal/backstage-plugin-inference-node';
import { ClusterSnapshot } from '../../core/objects/ClusterSnapshot';
import { Clock, ClusterStates } from '../../core/ports';
import { absentCluster } from './absentCluster';
import { Announcer } from './Announcer';
import { Backoff } from './Backoff';
import { KindWatchLimits } from './KindWatch';
import { KubernetesCluster } from './KubernetesCluster';
import { ConfiguredCluster } from './readConfiguredClusters';
import { sentence } from './sentence';
import { failureOfError } from './toRequestFailure';

export interface ClusterOptions {
  simulated?: boolean;
  title?: string;
}

export interface KubernetesClustersOptions {
  source: ClusterSource;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
  /** What the portal's own configuration adds, by cluster. */
  clusterOptions?: ReadonlyMap<string, ClusterOptions>;
  /** Shown with the reason while the source does not list them. */
  configured?: ConfiguredCluster[];
  limits?: Partial<KindWatchLimits>;
}

interface RunningCluster {
  cluster: KubernetesCluster;
  fingerprint: string;
  stop: AbortController;
  done: Promise<void>;
}

const LIST_INTERVAL_MS = 60_000;

/** All clusters of a source, for as long as the source lists them. */
export class KubernetesClusters implements ClusterStates {
  readonly #options: KubernetesClustersOptions;
  readonly #announcer: Announcer;
  readonly #failures: Backoff;
  /** In the source's order. */
  #running = new Map<string, RunningCluster>();
  /** Clusters that were removed and have not quite ended. */
  readonly #ending = new Set<Promise<void>>();
  #problem: string | undefined;
  #stop = new AbortController();
  /** Ends the pause before the next list. */
  #wake = new AbortController();
  #done: Promise<void> = Promise.resolve();

  constructor(options: KubernetesClustersOptions) {
    this.#options = options;
    const { random, logger } = options;
    this.#announcer = new Announcer(logger);
    this.#failures = new Backoff({
      baseMs: 500,
      capMs: LIST_INTERVAL_MS,
      random,
    });
  }

  /**
   * Begins, and returns before any cluster has answered: the Kubernetes backend
   * may not have started yet.
   */
  async start(signal: AbortSignal): Promise<void> {
    const stop = new AbortController();
    this.#stop = stop;
    if (signal.aborted) {
      stop.abort();
    }
    signal.addEventListener('abort', () => stop.abort(), { once: true });
    this.#done = this.#run(stop.signal);
  }

  /** Ends all watches and waits until they have ended. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#done;
  }

  /** Reads the list of clusters again now. */
  refresh(): void {
    this.#wake.abort();
  }

  /** Why the list of clusters can't be read, in words; what is known of them stays. */
  get problem(): string | undefined {
    return this.#problem;
  }

  names(): string[] {
    return [
      ...this.#running.keys(),
      ...this.#absent().map(({ cluster }) => cluster),
    ];
  }

  snapshots(): ClusterSnapshot[] {
    return [
      ...[...this.#running.values()].map(it => it.cluster.snapshot()),
      ...this.#absent(),
    ];
  }

  snapshot(cluster: string): ClusterSnapshot | undefined {
    return (
      this.#running.get(cluster)?.cluster.snapshot() ??
      this.#absent().find(it => it.cluster === cluster)
    );
  }

  onChange(listener: (cluster: string) => void): () => void {
    return this.#announcer.onChange(listener);
  }

  /**
   * Clusters that should be there, and are not: because of their own entry, or
   * because the list can't be read.
   */
  #absent(): ClusterSnapshot[] {
    const { configured = [], clusterOptions } = this.#options;
    return configured
      .filter(({ name }) => !this.#running.has(name))
      .flatMap(({ name, title, problem = this.#problem }) =>
        problem === undefined
          ? []
          : absentCluster({
              name,
              title: clusterOptions?.get(name)?.title ?? title,
              simulated: clusterOptions?.get(name)?.simulated,
              reason: sentence(problem),
            }),
      );
  }

  async #run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.#wake = new AbortController();
      const delayMs = await this.#refresh();
      const awake = AbortSignal.any([signal, this.#wake.signal]);
      await this.#options.clock.sleep(delayMs, awake).catch(() => {});
    }
    const running = [...this.#running.values()];
    running.forEach(it => it.stop.abort());
    await Promise.all([...running.map(it => it.done), ...this.#ending]);
  }

  /** Gives the time until the next. */
  async #refresh(): Promise<number> {
    const { source, logger } = this.#options;
    try {
      const infos = await source.listClusters();
      this.#failures.reset();
      this.#problem = undefined;
      this.#update(infos);
      return LIST_INTERVAL_MS;
    } catch (error) {
      const { message } = failureOfError(error);
      if (this.#problem !== message) {
        logger.warn(`The list of clusters can't be read: ${message}`);
        this.#problem = message;
        this.#absent().forEach(it => this.#announcer.announce(it.cluster));
      }
      return this.#failures.next();
    }
  }

  #update(infos: ClusterInfo[]): void {
    const before = this.#running;
    this.#running = new Map();
    for (const [name, entry] of this.#entries(infos)) {
      const known = before.get(name);
      if (known?.fingerprint === JSON.stringify(entry)) {
        this.#running.set(name, known);
        before.delete(name);
      } else {
        this.#running.set(name, this.#startCluster(entry));
      }
    }
    for (const [name, gone] of before) {
      gone.stop.abort();
      const ending = gone.done.finally(() => this.#ending.delete(ending));
      this.#ending.add(ending);
      this.#announcer.announce(name);
    }
  }

  /** One entry a name, with what the portal's configuration adds. */
  #entries(infos: ClusterInfo[]): Map<string, ClusterEntry> {
    const entries = new Map<string, ClusterEntry>();
    for (const info of infos) {
      const known = entries.get(info.name);
      if (known) {
        known.configProblem = say`The kubernetes configuration has more than one cluster of the name ${info.name}: only the first is read; give each its own name.`;
        continue;
      }
      const options = this.#options.clusterOptions?.get(info.name);
      entries.set(info.name, {
        info: {
          name: info.name,
          title: options?.title ?? info.title,
          simulated: options?.simulated ?? info.simulated,
        },
      });
    }
    return entries;
  }

  #startCluster(entry: ClusterEntry): RunningCluster {
    const { source, clock, random, logger, limits } = this.#options;
    const { name } = entry.info;
    const cluster = new KubernetesCluster({
      ...entry,
      source,
      clock,
      random,
      logger: logger.child({ cluster: name }),
      limits,
      onChange: () => this.#announcer.announce(name),
    });
    const stop = new AbortController();
    this.#announcer.announce(name);
    return {
      cluster,
      fingerprint: JSON.stringify(entry),
      stop,
      done: cluster.run(stop.signal),
    };
  }
}

interface ClusterEntry {
  info: ClusterInfo;
  configProblem?: string;
}
