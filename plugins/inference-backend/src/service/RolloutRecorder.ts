// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock, PageReading, ReadPages } from '../core/ports';
import { ReadingWindow } from '../core/load/ReadingWindow';
import { SplitQuery } from '../core/load/routedCounts';
import { CountedPage, countPages } from '../core/rollout/countPages';
import { RolledRule, rolledRules } from '../core/rollout/rolledRules';
import { Counter } from '../core/rollout/RolloutEvidence';
import { WindowCounter } from '../core/rollout/WindowCounter';
import { Reading } from '../core/signals/Reading';
import { ClusterTopology } from '../core/topology/ClusterTopology';
import { RolloutLog } from '../history/rollouts/RolloutLog';

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

/**
 * Counts what both versions of each rollout do, after each round of metrics. Only
 * pages of rules with several pools are looked at.
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
    const topology = topologyOf(cluster);
    const rules = topology ? rolledRules(topology) : [];
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
    rules: readonly RolledRule[],
  ): void {
    const before = this.last.get(cluster) ?? new Map<string, Reading>();
    const after = new Map<string, Reading>();
    this.last.set(cluster, after);
    const nowMs = this.parts.clock.now();
    const log = this.parts.logOf(cluster);
    for (const { rule, queries } of rules) {
      const pages = pagesOf(read, rule.pools, queries);
      const counted = pages.flatMap((page): CountedPage[] => {
        const known = before.get(page.key);
        after.set(page.key, page.reading);
        return known ? toCountedPage(page, known) : [];
      });
      log.add(
        {
          ...rule,
          counts: countPages(counted, queries, rule.pools),
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
    rules: readonly RolledRule[],
    signal: AbortSignal,
  ): Promise<void> {
    const { clock, logger } = this.parts;
    const nowMs = clock.now();
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
    { rule, queries }: RolledRule,
    signal: AbortSignal,
  ): Promise<void> {
    const log = this.parts.logOf(cluster);
    const askedMs = this.parts.clock.now();
    const { spans, warm } = log.stepOf(rule, askedMs);
    const gateways = [...new Set(queries.map(({ gateway }) => gateway))];
    const since = async (fromMs: number) => {
      const windowMs = Math.max(LEAST_WINDOW_MS, askedMs - fromMs);
      const asked = { pools: rule.pools, gateways };
      const pages = await windows.count(asked, windowMs, signal);
      return pages && countPages(pages, queries, rule.pools);
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
  pools: readonly string[],
  queries: readonly SplitQuery[],
): KeyedPage[] {
  const pages = [
    ...pools.flatMap(pool => read.ofPool(pool)),
    ...queries.flatMap(({ gateway }) => read.ofGateway(gateway)),
  ];
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

const NAMES: Record<Counter, string> = {
  gateway: 'gateway',
  picker: 'endpoint pickers',
  server: 'model servers',
};

function describePages(
  pages: readonly KeyedPage[],
): Partial<Record<Counter, string>> {
  return Object.fromEntries(
    Object.entries(NAMES).flatMap(([role, title]) => {
      const own = pages.filter(page => page.role === role);
      const names = [...new Set(own.map(({ name }) => name))].sort();
      if (names.length === 0) {
        return [];
      }
      const list = role === 'server' ? `(${names.length})` : names.join(', ');
      return [[role, `${title} ${list}`]];
    }),
  );
}
