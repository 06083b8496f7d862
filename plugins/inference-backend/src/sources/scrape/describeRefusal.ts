// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';
import { findEngine } from '../../core/signals/engineTable';
import { withoutCredentials } from '../kubernetes/describeNetworkError';
import { readBounded } from '../kubernetes/readBounded';
import { PageAddress } from './PageSource';
import { ScrapeFailure } from './ScrapeResult';

const MAX_BODY_BYTES = 4096;
const MAX_QUOTE = 200;

/** What the API server itself answers with, as opposed to a pod behind its proxy. */
const statusSchema = z.object({
  kind: z.literal('Status'),
  message: z.string().optional(),
});

/** The API server's own words, or undefined where the answer is the pod's. */
function parseStatus(body: string): { message?: string } | undefined {
  try {
    return statusSchema.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
}

function retryAfterMs(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

function refusedByPage(
  target: PageAddress,
  status: number,
  proxied: boolean,
): ScrapeFailure {
  const code = status === 401 ? 'page-unauthorized' : 'page-forbidden';
  if (target.role !== 'picker') {
    return {
      code,
      detail:
        target.role === 'server'
          ? say`the model server answers ${status}: its page is guarded`
          : say`the gateway's proxy answers ${status}: its page is guarded`,
    };
  }
  if (proxied) {
    return {
      code,
      detail: say`the endpoint picker answers ${status}: it wants a token (--metrics-endpoint-auth=true), which the API server's proxy drops; start it with --metrics-endpoint-auth=false, or read metrics directly or from Prometheus`,
    };
  }
  return {
    code,
    detail:
      status === 401
        ? say`the endpoint picker answers 401: it wants a bearer token that it can review`
        : say`the endpoint picker answers 403: the token's user needs get on the non-resource URL /metrics`,
  };
}

function refusedByCluster(
  target: PageAddress,
  response: Response,
  message: string,
): ScrapeFailure {
  switch (response.status) {
    case 401:
      return {
        code: 'cluster-unauthorized',
        detail: say`the cluster does not accept the portal's credentials (401)`,
      };
    case 403:
      return {
        code: 'cluster-forbidden',
        detail: say`the portal needs the verb get on pods/proxy in namespace ${target.namespace}: ${message}`,
      };
    case 404:
      return {
        code: 'not-found',
        detail: say`the API server says: ${message}`,
      };
    case 429:
      return {
        code: 'throttled',
        detail: say`the API server is busy and sends the portal away (429)`,
        retryAfterMs: retryAfterMs(response),
      };
    case 503:
      return {
        code: 'unreachable',
        detail: say`nothing answers on port ${target.port} of the pod: ${message}`,
        retryAfterMs: retryAfterMs(response),
      };
    default:
      return {
        code: 'error-status',
        detail: say`the API server answers ${response.status}: ${message}`,
        retryAfterMs: retryAfterMs(response),
      };
  }
}

function refusedOtherwise(
  target: PageAddress,
  response: Response,
  body: string,
): ScrapeFailure {
  if (response.status === 404) {
    const flag = findEngine(target.engine)?.metricsFlag;
    const advice = flag ? say`; was the server started with ${flag}?` : '';
    return {
      code: 'not-found',
      detail: say`there is no ${target.path} on port ${target.port}${advice}`,
    };
  }
  const quote = withoutCredentials(body).slice(0, MAX_QUOTE);
  return {
    code: response.status === 429 ? 'throttled' : 'error-status',
    detail: say`${target.path} answers ${response.status}${
      quote ? `: ${quote}` : ''
    }`,
    retryAfterMs: retryAfterMs(response),
  };
}

/** Why an answer that is no 200 is none. */
export async function describeRefusal(
  target: PageAddress,
  response: Response,
  mode: 'proxy' | 'direct',
): Promise<ScrapeFailure> {
  const { status } = response;
  if (status >= 300 && status < 400) {
    await response.body?.cancel();
    return {
      code: 'redirected',
      detail: say`the page answers with a redirect (${status}), which is not followed`,
    };
  }
  const { text: body } = await readBounded(response, MAX_BODY_BYTES);
  const said = mode === 'proxy' ? parseStatus(body) : undefined;
  if (said) {
    return refusedByCluster(
      target,
      response,
      said.message ?? say`no reason given`,
    );
  }
  return status === 401 || status === 403
    ? refusedByPage(target, status, mode === 'proxy')
    : refusedOtherwise(target, response, body);
}
