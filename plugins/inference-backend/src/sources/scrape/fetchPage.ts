// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { Clock } from '../../core/ports';
import { CompiledProfile } from '../../core/signals/compileProfile';
import { PageResolver } from '../../core/signals/PageResolver';
import { linkedController, OVER } from '../kubernetes/abortAfter';
import { describeNetworkError } from '../kubernetes/describeNetworkError';
import { describeRefusal } from './describeRefusal';
import { NameSet, TextPool } from './exposition/ByteTable';
import { ExpositionError } from './exposition/ExpositionError';
import {
  ExpositionLimits,
  ExpositionParser,
} from './exposition/parseExposition';
import { PageAddress, PageSource } from './PageSource';
import { readBody } from './readBody';
import { ScrapeFailure, ScrapeResult } from './ScrapeResult';

/**
 * Prometheus text is preferred: asked for OpenMetrics, libraries rename
 * counters that don't end in _total.
 */
const HEADERS = {
  accept:
    'text/plain;version=0.0.4;q=0.9,application/openmetrics-text;version=1.0.0;q=0.5,*/*;q=0.1',
  'accept-encoding': 'gzip',
};

export interface FetchPageOptions {
  source: PageSource;
  compiled: CompiledProfile;
  wanted: NameSet;
  pool: TextPool;
  clock: Clock;
  timeoutMs: number;
  limits?: Partial<ExpositionLimits>;
  modelGroup?: (model: string) => string;
  /** Aborts the reading from outside. */
  signal: AbortSignal;
}

class TimeoutError extends Error {}

function describeExpositionError(
  error: ExpositionError,
  contentType: string | null,
): ScrapeFailure {
  switch (error.code) {
    case 'syntax':
      return {
        code: 'not-exposition',
        detail: say`the answer (${
          contentType ?? say`no content type`
        }) is no page of metrics: ${error.message}`,
      };
    case 'too-slow':
      return { code: 'timeout', detail: error.message };
    default:
      return { code: 'too-large', detail: error.message };
  }
}

/** No answer came, or there is no way to ask. */
export function unreachable(
  { port }: PageAddress,
  error: unknown,
): ScrapeFailure {
  // fetch says "fetch failed" and hides why in its cause.
  const cause = error instanceof Error ? error.cause : undefined;
  const why = describeNetworkError(cause ?? error);
  return {
    code: 'unreachable',
    detail: say`port ${port} of the pod can't be read: ${why}`,
  };
}

async function readPage(
  target: PageAddress,
  options: FetchPageOptions,
  signal: AbortSignal,
): Promise<ScrapeResult> {
  const { clock, compiled, source } = options;
  const response = await source.fetchPage(target, { headers: HEADERS, signal });
  if (response.status !== 200) {
    const failure = await describeRefusal(target, response, source.mode);
    return { ok: false, failure };
  }
  const at = clock.now();
  const contentType = response.headers.get('content-type');
  const resolver = new PageResolver(compiled, options.modelGroup);
  const parser = new ExpositionParser({
    wanted: options.wanted,
    pool: options.pool,
    limits: { ...options.limits, maxMs: options.timeoutMs },
    now: () => clock.now(),
    onSample: sample => resolver.add(sample),
  });
  try {
    for await (const chunk of readBody(response)) {
      parser.write(chunk);
    }
    const { bytes, ended } = parser.end();
    if (contentType?.includes('openmetrics-text') && !ended) {
      const detail = say`the page was cut off: OpenMetrics ends with # EOF`;
      return { ok: false, failure: { code: 'not-exposition', detail } };
    }
    return { ok: true, page: resolver.finish(at), bytes };
  } catch (error) {
    if (error instanceof ExpositionError) {
      const failure = describeExpositionError(error, contentType);
      return { ok: false, failure };
    }
    throw error;
  }
}

/**
 * Reads one page of metrics as signals. Never throws: why a page can't be read
 * is part of what there is to know.
 */
export async function fetchPage(
  target: PageAddress,
  options: FetchPageOptions,
): Promise<ScrapeResult> {
  const { clock, timeoutMs } = options;
  const { controller, unlink } = linkedController(options.signal);
  const timer = new AbortController();
  // Raced, not only aborted: a source may be deaf to the signal.
  const timeout = clock.sleep(timeoutMs, timer.signal).then(() => {
    throw new TimeoutError();
  });
  try {
    return await Promise.race([
      readPage(target, options, controller.signal),
      timeout,
    ]);
  } catch (error) {
    const failure: ScrapeFailure =
      error instanceof TimeoutError
        ? {
            code: 'timeout',
            detail: say`no complete page within ${timeoutMs} ms`,
          }
        : unreachable(target, error);
    return { ok: false, failure };
  } finally {
    timeout.catch(() => {});
    timer.abort(OVER);
    controller.abort(OVER);
    unlink();
  }
}
