// SPDX-License-Identifier: Apache-2.0
import { Histogram } from '../signals/Reading';
import { Subject, SubjectFilter } from '../signals/Subject';
import { LoadMeasures, measureWindow } from './LoadMeasures';
import { Increase, PickerWindow, SignalWindow } from './SignalWindow';

/** What a picker knows of one endpoint. */
export interface EndpointMeasures {
  queueDepth?: number;
  requestRate?: number;
}

export interface PickerMeasures extends LoadMeasures {
  /** Endpoints whose own metrics the picker reads without trouble. */
  readyEndpoints?: number;
  saturation?: number;
  scheduler?: Histogram;
  /** Requests it was asked for. */
  counted?: Increase;
  /** Requests that could wait, as far as it tells, and that it refused. */
  shed?: Increase;
  /** By pod. */
  endpoints: Map<string, EndpointMeasures>;
  /** By the name that clients ask for, adapters among them. */
  models: Map<string, LoadMeasures>;
}

/** Pickers name an endpoint after its pod and, from GIE 1.1, its port's rank. */
export function podOfEndpoint(endpoint: string): string {
  return endpoint.replace(/-rank-\d+$/, '');
}

/**
 * Series of the pool. A picker serves one pool and mostly names it as the
 * cluster does; where it names a single other one, that is the one meant.
 */
function poolFilter(window: SignalWindow, pool: string): SubjectFilter {
  const names = new Set(
    [
      ...window.subjects('readyEndpoints'),
      ...window.subjects('endpointQueueDepth'),
      ...window.subjects('saturation'),
    ].map(subject => subject.pool),
  );
  const isNamed = names.has(pool);
  return subject => (isNamed ? subject.pool === pool : names.size <= 1);
}

function measureEndpoints(
  window: PickerWindow,
  ofPool: SubjectFilter,
): Map<string, EndpointMeasures> {
  const endpoints = new Map<string, EndpointMeasures>();
  const podOf = ({ endpoint }: Subject) =>
    endpoint === undefined ? undefined : podOfEndpoint(endpoint);
  const queues = window.gaugesBy('endpointQueueDepth', subject =>
    ofPool(subject) ? podOf(subject) : undefined,
  );
  for (const [pod, queueDepth] of queues) {
    endpoints.set(pod, { queueDepth });
  }
  for (const [pod, requestRate] of window.ratesBy('endpointRequests', podOf)) {
    endpoints.set(pod, { ...endpoints.get(pod), requestRate });
  }
  return endpoints;
}

/**
 * The pool's gauges. With no ready endpoint the averages and queues are the
 * last that were written, so they say nothing.
 */
function measurePool(
  window: SignalWindow,
  ofPool: SubjectFilter,
): LoadMeasures {
  const ready = window.gauge('readyEndpoints', ofPool);
  if (ready === 0) {
    return {};
  }
  const total = (average: number | undefined) =>
    average === undefined || ready === undefined ? undefined : average * ready;
  const queueDepth =
    window.gauge('endpointQueueDepth', ofPool) ??
    total(window.gauge('averageQueueDepth', ofPool));
  const runningRequests = total(window.gauge('averageRunningRequests', ofPool));
  const kvCacheRatio = window.gauge('averageKvCacheRatio', ofPool);
  return {
    ...(queueDepth !== undefined && { queueDepth }),
    ...(runningRequests !== undefined && { runningRequests }),
    ...(kvCacheRatio !== undefined && { kvCacheRatio }),
  };
}

/** Pickers that keep no priorities apart refuse none but those for want of room. */
function isSheddable({ priority }: Subject): boolean {
  return priority === undefined || Number(priority) < 0;
}

export function measurePicker(
  window: PickerWindow,
  pool: string,
): PickerMeasures {
  const ofPool = poolFilter(window, pool);
  const { runningRequests: held, ...ofRequests } = measureWindow(window);
  const ofGauges = measurePool(window, ofPool);
  const guesses = window.rate('prefixGuesses');
  const ratios = window.rate('prefixGuessedRatios');
  const readyEndpoints = window.gauge('readyEndpoints', ofPool);
  const saturation = window.gauge('saturation', ofPool);
  const scheduler = window.histogramRate('scheduler');
  const counted = window.increase('requests');
  const shed = window.increase('shedRequests', {
    filter: isSheddable,
    zeroWith: 'requests',
  });
  const models = new Set(
    window.subjects('requests').flatMap(({ model }) => model ?? []),
  );
  return {
    ...ofRequests,
    ...(held !== undefined &&
      readyEndpoints !== 0 && { runningRequests: held }),
    ...ofGauges,
    ...(guesses !== undefined &&
      ratios !== undefined && {
        prefixQueryRate: guesses,
        prefixHitRate: ratios,
      }),
    ...(readyEndpoints !== undefined && { readyEndpoints }),
    ...(saturation !== undefined && { saturation }),
    ...(scheduler && { scheduler }),
    ...(counted && { counted }),
    ...(shed && { shed }),
    endpoints: measureEndpoints(window, ofPool),
    models: new Map(
      [...models].map(model => [
        model,
        measureWindow(window, subject => subject.model === model),
      ]),
    ),
  };
}
