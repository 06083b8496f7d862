// SPDX-License-Identifier: Apache-2.0
import { HttpRoute } from '../objects/ClusterObjects';
import { AiGatewayRoute } from '../objects/ProviderObjects';
import { WatchedKind } from '../objects/WatchedKind';
import { AppliedPolicy } from '../policies/policiesOf';
import { PlacedPolicy } from '../policies/providerPoliciesOf';
import { Provider } from '../providers/Provider';

/** Of which rule the timeouts are asked for, and what bears on them. */
export interface TimeoutQuestion {
  route: HttpRoute;
  /** Index in the route. */
  rule: number;
  provider: Provider;
  /** Of agentgateway: on the route or the rule, on the gateway or the listener. */
  routePolicies: readonly AppliedPolicy[];
  gatewayPolicies: readonly AppliedPolicy[];
  /** Of the other providers, the most specific first. */
  providerPolicies: readonly PlacedPolicy[];
  /** The object that Envoy AI Gateway made the route from. */
  aiRoute?: AiGatewayRoute;
  /** Kinds of the provider's policies that can't be read. */
  hiddenKinds: readonly WatchedKind[];
  /** Whether a backend of the rule is an InferencePool. */
  leadsToPool: boolean;
  /** How long requests take that pass the rule: the 99th percentile, where measured. */
  observedP99Ms?: number;
}
