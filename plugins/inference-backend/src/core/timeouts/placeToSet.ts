// SPDX-License-Identifier: Apache-2.0
import {
  TimeoutSource,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { LimitedPart } from '../objects/ProviderObjects';
import { TimeoutQuestion } from './TimeoutQuestion';
import { formatDuration } from './parseDuration';
import { recommendedMs } from './recommendedMs';

/** Where this provider reads the limit, and what to write there, as a sentence. */
export function placeToSet(
  question: TimeoutQuestion,
  part: LimitedPart,
  decidedBy?: TimeoutSource,
): string {
  const ms = recommendedMs(question.observedP99Ms);
  const { field, value = formatDuration(ms) } = placeOf(
    question,
    part,
    decidedBy,
    ms,
  );
  return say`Set ${field} to ${value} or more.`;
}

function placeOf(
  { provider, rule, aiRoute }: TimeoutQuestion,
  part: LimitedPart,
  decidedBy: TimeoutSource | undefined,
  ms: number,
): { field: string; value?: string } {
  const { kind, namespace = '', name = '', field } = decidedBy ?? {};
  if (field && kind === 'GCPBackendPolicy') {
    return {
      field: say`${field} of ${kind} ${namespace}/${name}`,
      value: seconds(ms),
    };
  }
  if (field && kind && kind !== 'HTTPRoute' && kind !== 'AIGatewayRoute') {
    return { field: say`${field} of ${kind} ${namespace}/${name}` };
  }
  if (provider.name === 'gke') {
    return {
      field: say`spec.default.timeoutSec of a GCPBackendPolicy on the InferencePool`,
      value: seconds(ms),
    };
  }
  if (part === 'idle') {
    return { field: IDLE_PLACES[provider.name] ?? say`its idle timeout` };
  }
  const own =
    part === 'request' ? 'timeouts.request' : 'timeouts.backendRequest';
  return {
    field: aiRoute
      ? say`spec.rules[${rule}].${own} of AIGatewayRoute ${aiRoute.meta.namespace}/${aiRoute.meta.name}, which the route is made from,`
      : `spec.rules[${rule}].${own}`,
  };
}

const IDLE_PLACES: Partial<
  Record<TimeoutQuestion['provider']['name'], string>
> = {
  'envoy-gateway': say`spec.timeout.http.streamIdleTimeout of a ClientTrafficPolicy on the gateway`,
  kgateway: say`spec.timeouts.streamIdle of a TrafficPolicy on the route`,
  'nginx-gateway-fabric': say`spec.timeout.read of a ProxySettingsPolicy on the route`,
};

function seconds(ms: number): string {
  return String(Math.ceil(ms / 1000));
}
