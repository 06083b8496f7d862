// SPDX-License-Identifier: Apache-2.0
import { Load, say } from '@inference-portal/backstage-plugin-inference-common';
import { combinePickers } from './combinePickers';
import {
  combineMeasures,
  LoadMeasures,
  measureGauges,
  measureWindow,
} from './LoadMeasures';
import { PickerMeasures } from './measurePicker';
import { SignalWindow } from './SignalWindow';
import { Gauges, LoadContext, toGauges, toLoad } from './toLoad';

/** What one page said, and when. */
export interface Measured<T> {
  /** `pod:port`. */
  name: string;
  pod: string;
  /** ms since the epoch. */
  at: number;
  measures: T;
}

export interface PoolSources {
  pickers: ReadonlyArray<Measured<PickerMeasures>>;
  /** Measured when they are asked for: there are thousands, and mostly nobody asks. */
  servers: ReadonlyArray<Measured<SignalWindow>>;
  /** Pages of model servers there are to read, the unreadable ones too. */
  serverTargets: number;
  /** ms since the epoch. */
  now: number;
  /** Older is stale. */
  staleAfterMs: number;
  /** What read them, in words, where it wasn't the portal itself. */
  via?: string;
}

function isFresh(at: number, sources: PoolSources): boolean {
  return sources.now - at <= sources.staleAfterMs;
}

/** Until then nothing that is fresh becomes stale; ms since the epoch. */
export function freshUntil(sources: PoolSources): number {
  const fresh = [...sources.pickers, ...sources.servers].filter(({ at }) =>
    isFresh(at, sources),
  );
  return Math.min(...fresh.map(({ at }) => at + sources.staleAfterMs + 1));
}

/** What is fresh, or all that was last known where nothing is. */
function select(sources: PoolSources) {
  const pickers = sources.pickers.filter(({ at }) => isFresh(at, sources));
  const servers = sources.servers.filter(({ at }) => isFresh(at, sources));
  return pickers.length > 0 || servers.length > 0
    ? { pickers, servers, stale: false }
    : { pickers: sources.pickers, servers: sources.servers, stale: true };
}

function describePickers(pickers: ReadonlyArray<{ name: string }>): string {
  const names = pickers.map(({ name }) => name).join(', ');
  return pickers.length > 1
    ? say`endpoint pickers ${names}`
    : say`endpoint picker ${names}`;
}

function describe(
  pickers: ReadonlyArray<{ name: string }>,
  servers: number,
  { serverTargets, via }: PoolSources,
): string {
  return throughVia(
    via,
    [
      ...(pickers.length > 0 ? [describePickers(pickers)] : []),
      ...(servers > 0
        ? [say`model servers (${servers} of ${serverTargets})`]
        : []),
    ].join(' · '),
  );
}

function throughVia(via: string | undefined, source: string): string {
  return via === undefined ? source : `${via}: ${source}`;
}

/**
 * How loaded a pool is. What clients meet (requests, errors, whole duration) is
 * the picker's to say, as it sees those that no server gets; what goes on in
 * the engines is theirs, if all of them could be read, else the picker's too.
 */
export function derivePoolLoad(sources: PoolSources): Load | undefined {
  const { pickers, servers, stale } = select(sources);
  if (pickers.length === 0 && servers.length === 0) {
    return undefined;
  }
  const picker = combinePickers(pickers.map(({ measures }) => measures));
  const server = combineMeasures(
    servers.map(({ measures }) => measureWindow(measures)),
  );
  const isComplete = servers.length >= sources.serverTargets;
  const [sums, others] = isComplete ? [server, picker] : [picker, server];
  return toLoad(
    {
      requestRate: picker.requestRate ?? server.requestRate,
      requestErrorRate:
        picker.requestRate === undefined
          ? server.requestErrorRate
          : picker.requestErrorRate,
      e2e: picker.e2e ?? server.e2e,
      scheduler: picker.scheduler,
      saturation: picker.saturation,
      queueDepth: sums.queueDepth ?? others.queueDepth,
      runningRequests: sums.runningRequests ?? others.runningRequests,
      kvCacheRatio: sums.kvCacheRatio ?? others.kvCacheRatio,
      generationTokenRate:
        sums.generationTokenRate ?? others.generationTokenRate,
      preemptionRate: server.preemptionRate,
      ...prefixOf(server, picker),
      ttft: server.ttft ?? picker.ttft,
      itl: server.itl ?? picker.itl,
    },
    {
      at: Math.max(...[...pickers, ...servers].map(({ at }) => at)),
      source: describe(pickers, servers.length, sources),
      stale,
    },
  );
}

/** Hits and queries of one and the same source. */
function prefixOf(server: LoadMeasures, picker: LoadMeasures): LoadMeasures {
  const from =
    server.prefixQueryRate !== undefined || server.prefixHitRatio !== undefined
      ? server
      : picker;
  return {
    prefixHitRate: from.prefixHitRate,
    prefixQueryRate: from.prefixQueryRate,
    prefixHitRatio: from.prefixHitRatio,
  };
}

/**
 * How loaded one model server is: by its own pages, one for each port it serves
 * on, or by what its pool's picker knows of it.
 */
export function deriveEndpointLoad(
  pod: string,
  sources: PoolSources,
): Load | undefined {
  const known = measureEndpoint(pod, sources, measureWindow);
  return known && toLoad(known.measures, known.context);
}

/** How full it is, of the same pages. */
export function deriveEndpointGauges(
  pod: string,
  sources: PoolSources,
): Gauges | undefined {
  const known = measureEndpoint(pod, sources, measureGauges);
  return known && toGauges(known.measures, known.context);
}

function measureEndpoint(
  pod: string,
  sources: PoolSources,
  measure: (window: SignalWindow) => LoadMeasures,
): { measures: LoadMeasures; context: LoadContext } | undefined {
  const own = sources.servers.filter(server => server.pod === pod);
  const fresh = own.filter(({ at }) => isFresh(at, sources));
  const pickers = sources.pickers.filter(
    picker => isFresh(picker.at, sources) && picker.measures.endpoints.has(pod),
  );
  if (fresh.length === 0 && pickers.length > 0) {
    const picker = combinePickers(pickers.map(({ measures }) => measures));
    return {
      measures: picker.endpoints.get(pod) ?? {},
      context: {
        at: Math.max(...pickers.map(({ at }) => at)),
        source: throughVia(sources.via, describePickers(pickers)),
        stale: false,
      },
    };
  }
  const pages = fresh.length > 0 ? fresh : own;
  if (pages.length === 0) {
    return undefined;
  }
  return {
    measures: combineMeasures(pages.map(({ measures }) => measure(measures))),
    context: {
      at: Math.max(...pages.map(({ at }) => at)),
      source: throughVia(
        sources.via,
        say`model server ${pages.map(({ name }) => name).join(', ')}`,
      ),
      stale: fresh.length === 0,
    },
  };
}

/** Load by the name clients ask for, adapters among them; as the pickers count it. */
export function deriveModelLoads(sources: PoolSources): Map<string, Load> {
  const { pickers, stale } = select({ ...sources, servers: [] });
  if (pickers.length === 0) {
    return new Map();
  }
  const context = {
    at: Math.max(...pickers.map(({ at }) => at)),
    source: throughVia(sources.via, describePickers(pickers)),
    stale,
  };
  const { models } = combinePickers(pickers.map(({ measures }) => measures));
  return new Map(
    [...models].map(([model, measures]) => [model, toLoad(measures, context)]),
  );
}
