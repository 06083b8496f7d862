// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Clock, PageReading, ReadPages, ScrapeTarget } from '../core/ports';
import { ReadingWindow } from '../core/load/ReadingWindow';
import {
  CountedPage,
  countPages,
  countTargets,
} from '../core/rollout/countPages';
import { rolledRewrites } from '../core/rollout/rolledRewrites';
import { ObservedRule, rolledRules } from '../core/rollout/rolledRules';
import { Counter, PoolCounts } from '../core/rollout/RolloutEvidence';
import {
  nameOfRewritten,
  nameOfRolled,
  RolloutName,
} from '../core/rollout/RolloutName';
import {
  DEFAULT_SETTINGS,
  RolloutSettings,
} from '../core/rollout/RolloutSettings';
import { WindowCounter } from '../core/rollout/WindowCounter';
import { Reading } from '../core/signals/Reading';
import { ClusterTopology } from '../core/topology/ClusterTopology';
import { LoggedRule, RolloutLog } from '../history/rollouts/RolloutLog';

/** Where clusters' pages are read, or asked of a database. */
export interface RoundSource {
  onRound(listener: (cluster: string) => void): () => void;
  pages(cluster: string): ReadPages | undefined;
  windows(cluster: string): WindowCounter | undefined;
}

/** Past this, what a counter grew by says nothing of when. */
const MAX_GAP_MS = 5 * 60_000;
/** A database is asked for whole windows, which costs it more than a round. */
const ASK_MS = 60_000;
/** Databases that scrape rarely know nothing of shorter ones. */
const LEAST_WINDOW_MS = 60_000;

/** A rule that shares its requests, and what is looked at to count them. */
interface CountedVersions {
  rule: LoggedRule;
  /** `namespace/name`. */
  pools: readonly string[];
  gateways: readonly string[];
  isCounted(page: { role: ScrapeTarget['role'] }): boolean;
  /** By pool or target, as `rule.pools` has them. */
  count(pages: readonly CountedPage[]): Record<string, PoolCounts>;
}

type SettingsOf = (rollout: RolloutName) => RolloutSettings;

/** With what its canaries are judged by. */
function judgedBy(
  rule: ObservedRule,
  settingsOf: (canary: string) => RolloutSettings,
): LoggedRule {
  const canaries = rule.pools.slice(1);
  return {
    ...rule,
    settings: Object.fromEntries(
      canaries.map(canary => [canary, settingsOf(canary)]),
    ),
  };
}

/** Rules with several pools, and rewrites with several targets. */
function versionsOf(
  topology: ClusterTopology,
  settingsOf: SettingsOf,
): CountedVersions[] {
  return [
    ...rolledRules(topology).map(rolled => {
      const { rule, queries } = rolled;
      return {
        rule: judgedBy(rule, canary =>
          settingsOf(nameOfRolled(rolled, canary)),
        ),
        pools: rule.pools,
        gateways: [...new Set(queries.map(({ gateway }) => gateway))],
        isCounted: () => true,
        count: (pages: readonly CountedPage[]) =>
          countPages(pages, queries, rule.pools),
      };
    }),
    ...rolledRewrites(topology)
      .filter(({ rule }) => rule.pools.length > 1)
      .map(rolled => {
        const { rule, query } = rolled;
        const [stable] = rule.pools;
        return {
          rule: judgedBy(rule, canary =>
            settingsOf(nameOfRewritten(rolled, { stable, canary })),
          ),
          pools: [query.pool],
          gateways: [],
          // What servers failed is no target's, but has to be known.
          isCounted: ({ role }: { role: ScrapeTarget['role'] }) =>
            role === rule.countedBy || role === 'server',
          count: (pages: readonly CountedPage[]) =>
            countTargets(pages, query, rule.pools),
        };
      }),
  ];
}

/**
 * Counts what both versions of each rollout do, after each round of metrics. Only
 * pages of what shares its requests are looked at.
 */
export class RolloutRecorder {
  /** By page, as it was when it was last counted. */
  private readonly last = new Map<string, Map<string, Reading>>();
  private readonly askedMs = new Map<string, number>();

  constructor(
    private readonly parts: {
      source: RoundSource;
      topologyOf(cluster: string): ClusterTopology | undefined;
      logOf(cluster: string): RolloutLog;
      /** By what rollouts are judged; as anywhere where left out. */
      settingsOf?: SettingsOf;
      clock: Clock;
      logger: LoggerService;
    },
  ) {}

  /** Until the signal aborts. */
  run(signal: AbortSignal): void {
    const stop = this.parts.source.onRound(cluster =>
      this.record(cluster, signal),
    );
    signal.addEventListener('abort', stop, { once: true });
  }

  private record(cluster: string, signal: AbortSignal): void {
    const { source, topologyOf } = this.parts;
    const { settingsOf = () => DEFAULT_SETTINGS } = this.parts;
    const topology = topologyOf(cluster);
    const rules = topology ? versionsOf(topology, settingsOf) : [];
    if (rules.length === 0) {
      this.last.delete(cluster);
      return;
    }
    const windows = source.windows(cluster);
    if (windows) {
      this.ask(cluster, windows, rules, signal);
      return;
    }
    const pages = source.pages(cluster);
    if (pages) {
      this.count(cluster, pages, rules);
    }
  }

  private count(
    cluster: string,
    read: ReadPages,
    rules: readonly CountedVersions[],
  ): void {
    const before = this.last.get(cluster) ?? new Map<string, Reading>();
    const after = new Map<string, Reading>();
    this.last.set(cluster, after);
    const nowMs = this.parts.clock.now();
    const log = this.parts.logOf(cluster);
    for (const versions of rules) {
      const { rule } = versions;
      const pages = pagesOf(read, versions);
      const counted = pages.flatMap((page): CountedPage[] => {
        const known = before.get(page.key);
        after.set(page.key, page.reading);
        return known ? toCountedPage(page, known) : [];
      });
      log.add(
        {
          ...rule,
          counts: versions.count(counted),
          sources: describePages(pages),
        },
        nowMs,
      );
    }
  }

  /** One question at a time, and not with every round. */
  private async ask(
    cluster: string,
    windows: WindowCounter,
    rules: readonly CountedVersions[],
    signal: AbortSignal,
  ): Promise<void> {
    const { clock, logger, logOf } = this.parts;
    const nowMs = clock.now();
    // Not only once a minute: counting begins when they are up.
    rules.forEach(({ rule }) => logOf(cluster).comesUp(rule, nowMs));
    if (nowMs - (this.askedMs.get(cluster) ?? -Infinity) < ASK_MS) {
      return;
    }
    this.askedMs.set(cluster, nowMs);
    try {
      for (const rule of rules) {
        await this.askRule(cluster, windows, rule, signal);
      }
    } catch (error) {
      if (!signal.aborted) {
        logger.warn(
          `What rollouts in cluster ${cluster} do can’t be counted`,
          error instanceof Error ? error : undefined,
        );
      }
    }
  }

  private async askRule(
    cluster: string,
    windows: WindowCounter,
    { rule, pools, gateways, count }: CountedVersions,
    signal: AbortSignal,
  ): Promise<void> {
    const log = this.parts.logOf(cluster);
    const askedMs = this.parts.clock.now();
    const { spans, warm } = log.stepOf(rule, askedMs);
    const since = async (fromMs: number) => {
      const windowMs = Math.max(LEAST_WINDOW_MS, askedMs - fromMs);
      const pages = await windows.count({ pools, gateways }, windowMs, signal);
      return pages && count(pages);
    };
    const counts = await since(spans[0].fromMs);
    const ofWarm = warm && (await since(warm[0].fromMs));
    if (counts && !signal.aborted) {
      const { via } = windows;
      log.set(
        {
          ...rule,
          counts,
          ...(ofWarm && { warm: ofWarm }),
          sources: { gateway: via, picker: via, server: via },
        },
        askedMs,
      );
    }
  }
}

type KeyedPage = PageReading & { key: string };

function pagesOf(
  read: ReadPages,
  { pools, gateways, isCounted }: CountedVersions,
): KeyedPage[] {
  const pages = [
    ...pools.flatMap(pool => read.ofPool(pool)),
    ...gateways.flatMap(gateway => read.ofGateway(gateway)),
  ].filter(isCounted);
  return [
    ...new Map(
      pages.map(page => {
        const key = `${page.namespace}/${page.name}`;
        return [key, { ...page, key }];
      }),
    ).values(),
  ];
}

function toCountedPage(page: KeyedPage, before: Reading): CountedPage[] {
  const windowMs = page.reading.at - before.at;
  return windowMs > 0 && windowMs <= MAX_GAP_MS
    ? [{ ...page, window: new ReadingWindow([before, page.reading]), windowMs }]
    : [];
}

const DESCRIBE: Record<Counter, (names: readonly string[]) => string> = {
  gateway: names => say`gateway ${names.join(', ')}`,
  picker: names => say`endpoint pickers ${names.join(', ')}`,
  server: ({ length }) => say`model servers (${length})`,
};

function describePages(
  pages: readonly KeyedPage[],
): Partial<Record<Counter, string>> {
  return Object.fromEntries(
    Object.entries(DESCRIBE).flatMap(([role, describe]) => {
      const own = pages.filter(page => page.role === role);
      const names = [...new Set(own.map(({ name }) => name))].sort();
      return names.length > 0 ? [[role, describe(names)]] : [];
    }),
  );
}
