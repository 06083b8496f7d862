// SPDX-License-Identifier: Apache-2.0
import { GatewayInput } from '../../input/gatewayInput';
import { ServedModel } from '../ServedModel';
import { Manifest } from '../yaml/toYaml';

export const GATEWAY_API = 'gateway.networking.k8s.io';
export const POOL_GROUP = 'inference.networking.k8s.io';
/** By the convention of GIE's body-based routing. */
export const BASE_MODEL_HEADER = 'X-Gateway-Base-Model-Name';

/** How a model is to be exposed, with the provider's own values for what was left out. */
export interface ExposurePlan {
  model: ServedModel;
  /** Pools of the model's namespace that share its requests, by weight. */
  pools: ReadonlyArray<{ name: string; weight: number }>;
  gateway: GatewayInput;
  /** Namespace of the Gateway. */
  gatewayNamespace: string;
  version: string;
  /** 0 for no limit. */
  requestSeconds: number;
  /** Longest prompt and answer, in tokens, where it is known. */
  contextLength?: number;
  /** Where the model servers say that they are well, for who asks them. */
  health?: { path: string; port: number };
}

/** HTTPRoute's own timeouts: GEP-2257 durations. */
export interface RouteTimeouts {
  request?: string;
  backendRequest?: string;
}

/** An implementation of Gateway API that routes to InferencePools. Facts of August 2026. */
export interface Provider {
  title: string;
  className: string;
  /** Name of its controller in GatewayClasses. */
  controller: string;
  /** First known version, and the first that is not. */
  known: { from: string; below: string; newest: string };
  /** Versions that can't do what is generated, and why. */
  refused: ReadonlyArray<{ from?: string; below?: string; reason: string }>;
  /** Header that carries the model. */
  modelHeader: string;
  /** Who sets it: a policy, a chart, the gateway without being told, or the client. */
  bodyBasedRouting: 'policy' | 'chart' | 'built-in' | 'client';
  /** What it does without a picker, whatever the pool says; undefined where it does what the pool says. */
  fixedFailureMode(version: string): 'FailOpen' | 'FailClose' | undefined;
  /** Why it can't share requests out among pools, where it can't. */
  refusesSplit(version: string): string | undefined;
  /** The route; an HTTPRoute where left out. */
  route?(plan: ExposurePlan): Manifest;
  /** On the rules of the route. */
  routeTimeouts(requestSeconds: number): RouteTimeouts | undefined;
  /** Objects of their own that set the timeout. */
  timeoutObjects(plan: ExposurePlan): Manifest[];
  /** Why a timeout can't be set from here. */
  noTimeouts?: string;
  /** What the pool and its picker need beside themselves. */
  poolObjects(plan: ExposurePlan, pickerService: string): Manifest[];
  /** Name of the provider in the charts' values. */
  chartProvider: 'none' | 'istio' | 'gke';
}

export function seconds(value: number): string {
  return `${value}s`;
}

/** Envoy's route timeout counts all chunks of a stream: the limit goes to the attempt. */
export function envoyTimeouts(requestSeconds: number): RouteTimeouts {
  return {
    request: '0s',
    ...(requestSeconds > 0 && { backendRequest: seconds(requestSeconds) }),
  };
}
