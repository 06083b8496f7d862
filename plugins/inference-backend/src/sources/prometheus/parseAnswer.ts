// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { z } from 'zod';
import { withoutCredentials } from '../kubernetes/describeNetworkError';
import { QueryFailure, QueryResult, QuerySeries } from './QueryResult';
import { PlainAnswer } from './Transport';

const MAX_QUOTE = 200;

/** Series are thousands, and are checked by hand below. */
const Success = z.object({
  status: z.literal('success'),
  data: z.object({
    resultType: z.enum(['vector', 'matrix']),
    result: z.array(z.unknown()),
  }),
  warnings: z.array(z.string()).nullish(),
});

const Failure = z.object({
  status: z.literal('error'),
  errorType: z.string().catch(''),
  error: z.string().catch(''),
});

/** What an API server says where the Service behind its proxy didn't answer. */
const ApiServerStatus = z.object({
  kind: z.literal('Status'),
  message: z.string(),
});

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isLabels(value: unknown): value is Record<string, string> {
  return (
    isObject(value) &&
    Object.values(value).every(label => typeof label === 'string')
  );
}

/** `[seconds, "1.5"]`; `NaN` and `+Inf` are numbers too. */
function parsePoint(value: unknown): [number, number] | undefined {
  if (
    !Array.isArray(value) ||
    typeof value[0] !== 'number' ||
    typeof value[1] !== 'string'
  ) {
    return undefined;
  }
  return [value[0] * 1000, Number(value[1].replace('Inf', 'Infinity'))];
}

function parseSeries(value: unknown): QuerySeries | undefined {
  if (!isObject(value) || !isLabels(value.metric)) {
    return undefined;
  }
  const values = Array.isArray(value.values) ? value.values : [value.value];
  const points = values.map(parsePoint);
  const known = points.filter(point => point !== undefined);
  return known.length === points.length
    ? { labels: value.metric, points: known }
    : undefined;
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function quoted(text: string): string {
  return withoutCredentials(text).slice(0, MAX_QUOTE);
}

function refusal(
  { status, retryAfterMs }: PlainAnswer,
  said: string,
): QueryFailure {
  const quote = said && `: ${said}`;
  const failure = (
    code: QueryFailure['code'],
    detail: string,
  ): QueryFailure => ({
    code,
    detail,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
  if (status >= 300 && status < 400) {
    return failure(
      'redirected',
      say`it answers with a redirect (${status}), which is not followed: give the address that it leads to`,
    );
  }
  switch (status) {
    case 401:
      return failure(
        'unauthorized',
        say`it does not accept the portal's credentials (401)${quote}`,
      );
    case 403:
      return failure('forbidden', say`it lets the portal not in (403)${quote}`);
    case 404:
      return failure(
        'not-found',
        say`there is no query API at its address (404)${quote}`,
      );
    case 429:
      return failure(
        'throttled',
        say`it is busy and sends the portal away (429)${quote}`,
      );
    case 400:
    case 422:
      return failure('refused', say`it refuses a query (${status})${quote}`);
    default:
      return failure('unreachable', say`it answers ${status}${quote}`);
  }
}

/**
 * Warnings of an answer of which the series were read by others. Undefined where
 * the rest of it is no answer to a query.
 *
 * @param rest - the answer without any series
 */
export function parseAround(rest: string): string[] | undefined {
  const { data } = Success.safeParse(parseJson(rest));
  return data && (data.warnings ?? []);
}

/** What an API said to a query, be it a refusal. */
export function parseAnswer(answer: PlainAnswer): QueryResult<QuerySeries[]> {
  const body = answer.body.toString('utf8');
  const received = parseJson(body);
  if (answer.status !== 200) {
    const status = ApiServerStatus.safeParse(received).data;
    const said = status
      ? say`the API server says: ${quoted(status.message)}`
      : quoted(Failure.safeParse(received).data?.error ?? body);
    return { ok: false, failure: refusal(answer, said) };
  }
  const told = Failure.safeParse(received).data;
  if (told) {
    const detail = say`it refuses a query: ${withoutCredentials(told.error)}`;
    return { ok: false, failure: { code: 'refused', detail } };
  }
  const { data } = Success.safeParse(received);
  const series = data?.data.result.map(parseSeries);
  const known = series?.filter(one => one !== undefined);
  if (!data || !series || !known || known.length < series.length) {
    const detail = say`what it answers is no result of a query: is its address that of a Prometheus-compatible API?`;
    return { ok: false, failure: { code: 'not-prometheus', detail } };
  }
  return { ok: true, result: known, warnings: data.warnings ?? [] };
}
