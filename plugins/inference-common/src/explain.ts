// SPDX-License-Identifier: Apache-2.0
import { FindingSubject } from './findings';
import { PoolRef, ReplicaCount } from './pools';
import { EffectiveTimeout } from './timeouts';

/**
 * A request as a client would send it. Nothing is sent: it is only thought
 * through.
 *
 * @public
 */
export interface ExplainRequest {
  cluster: string;
  /** `namespace/name`; needed only where several gateways would take the host. */
  gateway?: string;
  /** Of the listener; left out, 80 comes before 443 and both before others. */
  port?: number;
  /** Left out, whatever the listener's protocol is. */
  scheme?: 'http' | 'https';
  /** Value of the Host header; left out, a name that only listeners and routes without hostname take. */
  host?: string;
  /** `POST` where left out. */
  method?: string;
  /** With its query, if any; `/v1/chat/completions` where left out. */
  path?: string;
  headers?: Record<string, string>;
  /** Model in the JSON body: instead of `body`, where nothing else in it matters. */
  model?: string;
  /** The whole body as it is sent. */
  body?: string;
  /** Size of the body where it is longer than what is given here. */
  bodyBytes?: number;
}

/** @public */
export type ExplanationStage =
  | 'cluster'
  | 'gateway'
  | 'listener'
  | 'policy'
  | 'route'
  | 'backend'
  | 'picker'
  | 'endpoints'
  | 'answer';

/**
 * One step of the request's way, in the order in which it is taken.
 *
 * @public
 */
export interface ExplanationStep {
  stage: ExplanationStage;
  /** passed: goes on. warning: goes on, but. stopped: ends here. unknown: can't be told. */
  outcome: 'passed' | 'warning' | 'stopped' | 'unknown';
  /** One sentence that fits a row. */
  title: string;
  /** The values it was decided by, and what they mean. */
  detail?: string;
  /** The object and the field that decided. */
  subject?: FindingSubject;
}

/**
 * Why a client sees a status.
 *
 * @public
 */
export type ExplanationCause =
  | 'answered'
  | 'redirected'
  | 'cluster-unreadable'
  | 'kind-unreadable'
  | 'no-gateway'
  | 'gateway-ambiguous'
  | 'gateway-unreachable'
  | 'no-listener'
  | 'policy-undecidable'
  | 'policy-answers'
  | 'unauthenticated'
  | 'model-not-routed'
  | 'model-missing'
  | 'body-invalid'
  | 'body-too-large'
  | 'no-route'
  | 'no-backend'
  | 'weights-zero'
  | 'reference-refused'
  | 'pool-missing'
  | 'service-missing'
  | 'kind-unsupported'
  | 'split-unsupported'
  | 'picker-missing'
  | 'picker-unavailable'
  | 'pool-empty'
  | 'model-not-served'
  | 'shed'
  | 'server-decides';

/**
 * What becomes of a share of such requests.
 *
 * @public
 */
export interface ExplanationOutcome {
  /** 0..1; the shares of all outcomes sum up to 1. */
  share: number;
  /** Status a client sees; `none` where no answer comes at all. */
  status: number | 'none' | 'unknown';
  cause: ExplanationCause;
  /** Who would write that status. */
  by: 'gateway' | 'picker' | 'server' | 'nobody';
  /** One or two sentences with the names of this case. */
  detail: string;
  pool?: PoolRef;
}

/**
 * A backend of the matched rule.
 *
 * @public
 */
export interface ExplainedBackend {
  kind: string;
  namespace: string;
  name: string;
  pool?: PoolRef;
  weight: number;
  share: number;
  picker?: {
    name: string;
    failureMode?: string;
    state: 'available' | 'unavailable' | 'missing' | 'unknown';
    replicas: ReplicaCount;
  };
  endpoints?: ReplicaCount;
}

/** @public */
export interface ExplainedRule {
  route: { cluster: string; namespace: string; name: string };
  /** Index of the rule in the route. */
  rule: number;
  /** Index of the match in the rule; left out where the rule has none and takes all. */
  match?: number;
  /** The match in words. */
  description: string;
}

/**
 * A rule that did not match, and why. The nearest come first.
 *
 * @public
 */
export interface NearMiss extends ExplainedRule {
  /** What matched all the same: `host`, `path`, `method`, header names. */
  matched: string[];
  /** Each reason in words, with what the request has and what the rule wants. */
  reasons: string[];
  /** Path of the field that did not match first. */
  field: string;
}

/**
 * What would happen to a request, and why. Complete: a page or an agent needs
 * nothing beside it.
 *
 * @public
 */
export interface Explanation {
  cluster: string;
  /** The request with what was filled in. */
  request: Required<Pick<ExplainRequest, 'method' | 'path' | 'host'>> & {
    headers: Record<string, string>;
    model?: string;
    bodyBytes: number;
  };
  /** One sentence: what a client sees and why. */
  summary: string;
  /** Largest share first; one where all such requests fare alike. */
  outcomes: ExplanationOutcome[];
  /** What could not be known, and why. */
  unknowns: string[];
  gateway?: {
    namespace: string;
    name: string;
    className: string;
    provider: string;
    version?: string;
  };
  listener?: {
    name: string;
    port: number;
    protocol: string;
    hostname?: string;
  };
  steps: ExplanationStep[];
  match?: ExplainedRule;
  nearMisses: NearMiss[];
  backends: ExplainedBackend[];
  timeouts: EffectiveTimeout[];
}
