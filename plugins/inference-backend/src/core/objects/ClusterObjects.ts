// SPDX-License-Identifier: Apache-2.0
/*
 * Objects of a cluster as the portal knows them: translated from what the API
 * server sent (see sources/kubernetes/parse), whatever API version it came in.
 * Missing is undefined, never '' or 0.
 */

export interface ObjectMeta {
  apiVersion: string;
  kind: string;
  name: string;
  /** '' for cluster-scoped objects. */
  namespace: string;
  uid: string;
  generation?: number;
  /** ISO 8601, as all times here. */
  createdAt?: string;
  deletingSince?: string;
  labels: Record<string, string>;
  annotations: Record<string, string>;
  owners: Array<{ kind: string; name: string; controller: boolean }>;
}

export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  observedGeneration?: number;
  lastTransitionAt?: string;
}

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

export interface ParentRef {
  group: string;
  kind: string;
  /** Defaults to the referring object's namespace. */
  namespace: string;
  name: string;
  sectionName?: string;
  port?: number;
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
  /** GEP-2257 durations as written. */
  timeouts?: { request?: string; backendRequest?: string };
}

export interface RouteParent {
  parentRef: ParentRef;
  controllerName: string;
  conditions: Condition[];
}

export interface HttpRoute {
  meta: ObjectMeta;
  parentRefs: ParentRef[];
  hostnames: string[];
  rules: RouteRuleSpec[];
  parents: RouteParent[];
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

/** AgentgatewayPolicy, as far as body-based routing and timeouts need it. */
export interface GatewayPolicy {
  meta: ObjectMeta;
  targets: Array<{
    group: string;
    kind: string;
    name: string;
    sectionName?: string;
  }>;
  /** Instead of targets: every object of the policy's namespace with these labels. */
  targetSelectors?: Array<{
    group: string;
    kind: string;
    matchLabels: Record<string, string>;
    sectionName?: string;
  }>;
  phase: 'PreRouting' | 'PostRouting';
  /** Request headers it sets or adds, with the CEL expression. */
  requestHeaders: Array<{ name: string; expression: string }>;
  requestTimeout?: string;
  maxBufferSize?: number;
  ancestors: Array<{
    ancestorRef: ParentRef;
    controllerName: string;
    conditions: Condition[];
  }>;
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

export interface Deployment {
  meta: ObjectMeta;
  replicas: number;
  readyReplicas: number;
  /** spec.selector.matchLabels */
  selector: Record<string, string>;
  podLabels: Record<string, string>;
  strategy?: string;
  containers: ContainerSpec[];
  conditions: Condition[];
}

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
  gatewayPolicies: GatewayPolicy[];
  deployments: Deployment[];
  services: Service[];
  endpointSlices: EndpointSlice[];
  pods: Pod[];
  events: ClusterEvent[];
  crds: CrdBundle[];
}
