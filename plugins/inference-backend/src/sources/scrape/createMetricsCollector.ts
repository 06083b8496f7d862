// SPDX-License-Identifier: Apache-2.0
import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterSource } from '@inference-portal/backstage-plugin-inference-node';
import { Clock } from '../../core/ports';
import {
  CompiledProfile,
  compileProfile,
} from '../../core/signals/compileProfile';
import { findEngine } from '../../core/signals/engineTable';
import { NameSet, TextPool } from './exposition/ByteTable';
import { ExpositionLimits } from './exposition/parseExposition';
import { fetchPage } from './fetchPage';
import { MetricsCollector } from './MetricsCollector';
import {
  createDirectPageSource,
  createProxyPageSource,
  DirectPageSourceOptions,
} from './PageSource';

export interface MetricsCollectorOptions {
  /** Between two readings of a page. Default 15,000. */
  intervalMs?: number;
  /** proxy (default): by way of the API server. direct: straight to the pods. */
  mode?: 'proxy' | 'direct';
  /** For one page. Default four fifths of the interval, at most 10,000. */
  timeoutMs?: number;
  /** Pages of a cluster that are read at once. Default 8. */
  concurrency?: number;
  limits?: Partial<ExpositionLimits>;
  /** For `mode: 'direct'`. */
  direct?: DirectPageSourceOptions;
}

const DEFAULT_INTERVAL_MS = 15_000;
const DEFAULT_CONCURRENCY = 8;
const MAX_TIMEOUT_MS = 10_000;

interface PreparedProfile {
  compiled: CompiledProfile;
  wanted: NameSet;
}

/** Each engine's names are made ready once for all of its pages. */
function createProfiles(): (engine: string) => PreparedProfile | undefined {
  const prepared = new Map<string, PreparedProfile>();
  return engine => {
    const profile = findEngine(engine);
    if (profile && !prepared.has(engine)) {
      const compiled = compileProfile(profile);
      const wanted = new NameSet(compiled.sampleNames);
      prepared.set(engine, { compiled, wanted });
    }
    return prepared.get(engine);
  };
}

/** Reads metrics pages of pickers and model servers; `setTargets` says which. */
export function createMetricsCollector(parts: {
  source: ClusterSource;
  clock: Clock;
  /** 0 <= x < 1 */
  random: () => number;
  logger: LoggerService;
  options?: MetricsCollectorOptions;
}): MetricsCollector {
  const { clock, random, logger, options = {} } = parts;
  const intervalMs = options.intervalMs ?? DEFAULT_INTERVAL_MS;
  const mode = options.mode ?? 'proxy';
  const source =
    mode === 'direct'
      ? createDirectPageSource(options.direct)
      : createProxyPageSource(parts.source);
  const profileOf = createProfiles();
  const pool = new TextPool();
  return new MetricsCollector({
    clock,
    random,
    logger,
    intervalMs,
    concurrency: options.concurrency ?? DEFAULT_CONCURRENCY,
    mode,
    scrape: async (state, signal) => {
      const { target, modelNames } = state;
      const profile = profileOf(target.engine);
      if (!profile) {
        const detail = `no signals are known of the engine ${target.engine}, which the pod's label names`;
        return { ok: false, failure: { code: 'unknown-engine', detail } };
      }
      return fetchPage(target, {
        ...profile,
        source,
        pool,
        clock,
        timeoutMs:
          options.timeoutMs ?? Math.min(MAX_TIMEOUT_MS, intervalMs * 0.8),
        limits: options.limits,
        modelGroup: modelNames.group,
        signal,
      });
    },
  });
}
