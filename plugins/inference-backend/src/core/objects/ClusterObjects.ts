// SPDX-License-Identifier: Apache-2.0
import {
  AiGatewayRoute,
  DestinationRule,
  ProviderPolicy,
} from './ProviderObjects';
import {
  ArgoApplication,
  FluxKustomization,
  FluxSource,
  HelmRelease,
} from './GitOpsObjects';
import {
  Condition,
  ObjectMeta,
  ParentRef,
  PolicyAncestor,
  PolicyTargets,
} from './ObjectMeta';

export type { Condition, ObjectMeta, ParentRef, PolicyAncestor, PolicyTargets };

/*
 * Objects of a cluster as the portal knows them: translated from what the API
 * server sent (see sources/kubernetes/parse), whatever API version it came in.
 * Missing is undefined, never '' or 0.
 */

export interface GatewayClass {
  meta: ObjectMeta;
  controllerName: string;
  conditions: Condition[];
}

export interface Listener {
  name: string;
  hostname?: string;
  port: number;
  protocol: string;
  allowedRoutes: {
    from: 'All' | 'Same' | 'Selector' | 'None';
    selector?: Record<string, string>;
  };
  /** From status; undefined where no controller wrote one. */
  attachedRoutes?: number;
  conditions: Condition[];
}

export interface Gateway {
  meta: ObjectMeta;
  className: string;
  listeners: Listener[];
  addresses: string[];
  conditions: Condition[];
}

export interface StringMatch {
  /** Exact, RegularExpression, PathPrefix. */
  type: string;
  value: string;
}

export interface RouteMatch {
  path?: StringMatch;
  headers: Array<StringMatch & { name: string }>;
  queryParams: Array<StringMatch & { name: string }>;
  method?: string;
}

export interface BackendRef {
  group: string;
  kind: string;
  /** Defaults to the route's namespace. */
  namespace: string;
  name: string;
  port?: number;
  weight: number;
}

export interface RouteRuleSpec {
  name?: string;
  matches: RouteMatch[];
  backendRefs: BackendRef[];
  /** Types of the rule's filters. */
  filters: string[];
  /** Status of its RequestRedirect filter. */
  redirectStatus?: number;
  /** GEP-2257 durations as written. */
  timeouts?: { request?: string; backendRequest?: string };
}

export interface RouteParent {
  parentRef: ParentRef;
  controllerName: string;
  conditions: Condition[];
}

/** Who wrote an object's own fields, as `managedFields` has it; writers of its status are left out. */
export interface FieldManager {
  /** `kustomize-controller`, `kubectl-edit`, … */
  manager: string;
  /** Apply is server-side apply, Update every other way. */
  operation: 'Apply' | 'Update';
  at?: string;
  /** Whether `spec.rules` is as this one wrote it last. */
  setsRules: boolean;
}

export interface HttpRoute {
  meta: ObjectMeta;
  parentRefs: ParentRef[];
  hostnames: string[];
  rules: RouteRuleSpec[];
  parents: RouteParent[];
  /** Undefined where the API server does not tell. */
  managers?: FieldManager[];
  /** The rules of the manifest that was applied last from a client, where that left a copy. */
  lastAppliedRules?: RouteRuleSpec[];
}

export interface ReferenceGrant {
  meta: ObjectMeta;
  from: Array<{ group: string; kind: string; namespace: string }>;
  to: Array<{ group: string; kind: string; name?: string }>;
}

export interface InferencePool {
  /** meta.apiVersion tells v1 from the legacy x-k8s.io group. */
  meta: ObjectMeta;
  selector: Record<string, string>;
  targetPorts: number[];
  appProtocol?: string;
  picker?: {
    group: string;
    kind: string;
    name: string;
    port?: number;
    failureMode?: string;
  };
  parents: Array<{
    parentRef: ParentRef;
    controllerName?: string;
    conditions: Condition[];
  }>;
}

export interface InferenceObjective {
  meta: ObjectMeta;
  /** Unset counts as 0. */
  priority: number;
  pool: { group: string; name: string };
}

/** Which models the picker asks for in place of the one a client named. */
export interface InferenceModelRewrite {
  meta: ObjectMeta;
  pool: { group: string; name: string };
  rules: Array<{
    /** Exact names, any of which suffices; none matches every request. */
    models: string[];
    /** Weights as written; where none is written every target has 1. */
    targets: Array<{ model: string; weight: number }>;
  }>;
  /** As of an HttpRoute. */
  managers?: FieldManager[];
  lastAppliedRules?: InferenceModelRewrite['rules'];
}

/** A pool of other clusters that requests can be sent to from here. */
export interface InferencePoolImport {
  meta: ObjectMeta;
  controllers: Array<{
    name: string;
    exportingClusters: string[];
    parents: InferencePool['parents'];
    conditions: Condition[];
  }>;
}

/** The forerunner of objectives and rewrites: only that it exists matters. */
export interface InferenceModel {
  meta: ObjectMeta;
}

/** KServe's LLMInferenceService, which makes routes, pools and pickers of its own. */
export interface LlmInferenceService {
  meta: ObjectMeta;
  /** The name under which it is served. */
  model: string;
  adapters: string[];
  /** 0 where it is stopped on purpose; undefined where something else scales it. */
  replicas?: number;
  /** Name of its pool, in its own namespace; undefined where it has none. */
  pool?: string;
  /** It shares a route with the other members of this group, by weight. */
  group?: { name: string; weight?: number };
  conditions: Condition[];
}

/** AgentgatewayPolicy, as far as body-based routing and timeouts need it. */
export interface GatewayPolicy extends PolicyTargets {
  meta: ObjectMeta;
  phase: 'PreRouting' | 'PostRouting';
  /**
   * Request headers it sets or adds, with the CEL expression. A conditional one
   * is set for some requests only.
   */
  requestHeaders: Array<{
    name: string;
    expression: string;
    conditional?: boolean;
  }>;
  /** Request headers it takes away. */
  removedHeaders?: string[];
  /**
   * Settings by which it may refuse a request, such as `jwtAuthentication`, with
   * their mode where they have one.
   */
  guards?: Array<{ setting: string; mode?: string }>;
  /** Status with which it answers itself. */
  directResponse?: number;
  /** Duration as written: of a client connection without a request. */
  idleTimeout?: string;
  /** How often a failed attempt is repeated. */
  retryAttempts?: number;
  requestTimeout?: string;
  maxBufferSize?: number;
  ancestors: PolicyAncestor[];
}

export interface ContainerSpec {
  name: string;
  image: string;
  /** `command` and `args`, one after the other; values of secret flags left out. */
  args: string[];
  /** Literal values only, without those of secret names. */
  env: Record<string, string>;
  ports: Array<{ name?: string; containerPort: number }>;
  /** Quantities as written: `4`, `200m`, `8Gi`. */
  requests: Record<string, string>;
}

/** Deployment, StatefulSet or LeaderWorkerSet; meta.kind tells which. */
export interface Workload {
  meta: ObjectMeta;
  /** Of a LeaderWorkerSet, its groups. */
  replicas: number;
  readyReplicas: number;
  /** spec.selector.matchLabels */
  selector: Record<string, string>;
  podLabels: Record<string, string>;
  strategy?: string;
  containers: ContainerSpec[];
  conditions: Condition[];
}

export type Deployment = Workload;

export interface Service {
  meta: ObjectMeta;
  type: string;
  selector: Record<string, string>;
  ports: Array<{ name?: string; port: number; targetPort?: string }>;
}

export interface EndpointSlice {
  meta: ObjectMeta;
  service?: string;
  endpoints: Array<{ addresses: string[]; ready: boolean; pod?: string }>;
}

export interface ContainerStatus {
  name: string;
  ready: boolean;
  restarts: number;
  image?: string;
  /** Why it waits, such as CrashLoopBackOff or ImagePullBackOff. */
  waiting?: { reason?: string; message?: string };
  lastTermination?: {
    reason?: string;
    message?: string;
    exitCode?: number;
    finishedAt?: string;
  };
}

export interface Pod {
  meta: ObjectMeta;
  phase: string;
  node?: string;
  ip?: string;
  startedAt?: string;
  containers: ContainerSpec[];
  statuses: ContainerStatus[];
  conditions: Condition[];
}

export interface ClusterEvent {
  meta: ObjectMeta;
  type: string;
  reason: string;
  message: string;
  regarding: { kind: string; namespace: string; name: string };
  count: number;
  lastSeenAt?: string;
}

/** A CustomResourceDefinition, metadata only. */
export interface CrdBundle {
  meta: ObjectMeta;
  /** Plural and group: `inferencepools.inference.networking.k8s.io`. */
  crd: string;
  bundleVersion?: string;
  channel?: string;
}

export interface ClusterObjects {
  gatewayClasses: GatewayClass[];
  gateways: Gateway[];
  httpRoutes: HttpRoute[];
  referenceGrants: ReferenceGrant[];
  inferencePools: InferencePool[];
  inferenceObjectives: InferenceObjective[];
  inferenceModelRewrites: InferenceModelRewrite[];
  inferencePoolImports: InferencePoolImport[];
  inferenceModels: InferenceModel[];
  llmInferenceServices: LlmInferenceService[];
  gatewayPolicies: GatewayPolicy[];
  providerPolicies: ProviderPolicy[];
  aiGatewayRoutes: AiGatewayRoute[];
  destinationRules: DestinationRule[];
  /** And other workloads that keep pods of one kind: StatefulSets, LeaderWorkerSets. */
  deployments: Workload[];
  services: Service[];
  endpointSlices: EndpointSlice[];
  pods: Pod[];
  events: ClusterEvent[];
  crds: CrdBundle[];
  fluxKustomizations: FluxKustomization[];
  helmReleases: HelmRelease[];
  fluxSources: FluxSource[];
  argoApplications: ArgoApplication[];
}
