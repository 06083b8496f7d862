// SPDX-License-Identifier: Apache-2.0
import { GitOpsIndex } from '../gitops/GitOpsIndex';
import {
  BackendRef,
  Deployment,
  Gateway,
  GatewayClass,
  GatewayPolicy,
  HttpRoute,
  InferenceModelRewrite,
  InferenceObjective,
  InferencePool,
  Listener,
  LlmInferenceService,
  ParentRef,
  Pod,
  ReferenceGrant,
  RouteParent,
  RouteRuleSpec,
  Service,
} from '../objects/ClusterObjects';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { Provider } from '../providers/Provider';
import { PodState } from './judgePod';

/** `namespace/name`: unique per kind in a cluster. */
export type ObjectKey = string;

/** A pod behind a selector, and whether it answers. */
export interface EndpointNode {
  pod: Pod;
  state: PodState;
}

/** What is behind `endpointPickerRef`. */
export interface PickerNode {
  /** Undefined where no Service of that name exists. */
  service?: Service;
  endpoints: EndpointNode[];
  /** Deployments whose pods the Service takes. */
  workloads: Deployment[];
}

export interface PoolNode {
  key: ObjectKey;
  pool: InferencePool;
  /** Groups in which a pool of the same namespace and name exists too. */
  otherGroups: string[];
  endpoints: EndpointNode[];
  /** Deployments whose pods the selector takes. */
  workloads: Deployment[];
  /** Undefined where the pool names no picker. */
  picker?: PickerNode;
  objectives: InferenceObjective[];
  rewrites: InferenceModelRewrite[];
  /** The LLMInferenceService whose pool this is. */
  service?: LlmInferenceService;
  /** Every way by which requests come to this pool. */
  ways: Way[];
}

export interface GatewayNode {
  key: ObjectKey;
  gateway: Gateway;
  /** Undefined where the class does not exist. */
  gatewayClass?: GatewayClass;
  provider: Provider;
  /** Policies that target this gateway or one of its listeners. */
  policies: GatewayPolicy[];
  /** Ways through this gateway. */
  ways: Way[];
}

/** One parentRef of a route. */
export interface ParentNode {
  ref: ParentRef;
  /** Index in `spec.parentRefs`. */
  index: number;
  /** Undefined where it is no Gateway, or one that does not exist. */
  gateway?: GatewayNode;
  /** Listeners of the gateway that the ref names. */
  listeners: Listener[];
  /** What the gateway's controller says of the route. */
  status?: RouteParent;
}

export interface BackendNode {
  ref: BackendRef;
  /** Index in the rule's `backendRefs`. */
  index: number;
  /** weight / sum of the rule's weights; 0 where the sum is 0. */
  share: number;
  /** Undefined where the ref is no InferencePool, or one that does not exist. */
  pool?: PoolNode;
  /** Undefined where the ref is no Service, or one that does not exist. */
  service?: Service;
  crossNamespace: boolean;
  /** A ReferenceGrant that allows it; undefined also where none is needed. */
  grant?: ReferenceGrant;
}

export interface RuleNode {
  route: RouteNode;
  index: number;
  spec: RouteRuleSpec;
  backends: BackendNode[];
}

export interface RouteNode {
  key: ObjectKey;
  route: HttpRoute;
  parents: ParentNode[];
  rules: RuleNode[];
  ways: Way[];
}

/**
 * One way a request can take: through one parent of a route and one of its
 * rules to one pool reference. The pool may not exist.
 */
export interface Way {
  parent: ParentNode;
  rule: RuleNode;
  backend: BackendNode;
}

/**
 * A cluster's objects joined along the way of a request. Sorted by namespace
 * and name throughout, so that the same objects make the same topology in
 * whatever order they came.
 */
export interface ClusterTopology {
  snapshot: ClusterSnapshot;
  pools: PoolNode[];
  poolsByKey: ReadonlyMap<ObjectKey, PoolNode>;
  /** Routes with a rule that references an InferencePool. */
  routes: RouteNode[];
  /** Gateways to which such routes attach. */
  gateways: GatewayNode[];
  gatewayClasses: GatewayClass[];
  ways: Way[];
  gitOps: GitOpsIndex;
}
