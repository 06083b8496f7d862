// SPDX-License-Identifier: Apache-2.0
import type { AgentgatewayMetrics } from '../metrics/agentgateway';
import type { EndpointPicker } from './picker/EndpointPicker';
import type { ModelServer } from './server/ModelServer';

/** What runs in a Ready pod and takes part in the traffic. */
export type Program =
  | { kind: 'server'; server: ModelServer }
  | { kind: 'picker'; picker: EndpointPicker }
  | { kind: 'proxy'; gateway: string; metrics: AgentgatewayMetrics };

export type ProgramOf<K extends Program['kind']> = Extract<
  Program,
  { kind: K }
>;
