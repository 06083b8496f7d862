// SPDX-License-Identifier: Apache-2.0
import { EngineInput } from '../../input/engineInput';
import { ServedModel } from '../ServedModel';

export interface EnvVar {
  name: string;
  value?: string;
  valueFrom?: {
    secretKeyRef?: { name: string; key: string };
    fieldRef?: { fieldPath: string };
  };
}

/** A server that is to be run: what was asked for, and the engine's own values for the rest. */
export interface ServerPlan {
  model: ServedModel;
  input: EngineInput;
  port: number;
  gpus: number;
}

/** A program that serves models, and how it wants to be run. Facts of July and August 2026. */
export interface Engine {
  title: string;
  /** Pinned; `gpu` where it takes another one for GPUs. */
  image: { any: string; gpu?: string };
  port: number;
  /** Value of the label by which the endpoint picker knows the engine's metrics. */
  engineType: string;
  metricsPath: string;
  /** Families of an engine that pickers do not know themselves. */
  metrics?: { queued: string; running: string; kvUsage?: string };
  /** Whether its page tells how full the KV cache is. */
  tellsKvUsage: boolean;
  gpus: { fewest: number; usual: number };
  cpu: string;
  memory: string;
  sharedMemory?: string;
  /** Where it keeps what it downloads; it downloads nothing where left out. */
  cache?: { path: string; size: string };
  /** What it can't do, as the rest of a sentence about the field. */
  refuses: Partial<
    Record<'adapters' | 'apiKey' | 'roles' | 'servedName', string>
  >;
  command?: readonly string[];
  args(plan: ServerPlan): string[];
  env?(plan: ServerPlan): EnvVar[];
  /** Environment variable that takes the API key, or an argument that names it. */
  apiKey?: { env: string; argument?: string };
  /** A file that it reads at start. */
  configFile?: { path: string; name: string; content: object };
  /** Answers 200 once the model is loaded. */
  healthPath: string;
}

export function option(
  flag: string,
  value: string | number | undefined,
): string[] {
  return value === undefined ? [] : [flag, String(value)];
}
