// SPDX-License-Identifier: Apache-2.0
import { EngineInput, EngineName } from '../../input/engineInput';
import { Problem } from '../../input/readInput';
import { ServedModel } from '../ServedModel';
import { Engine, ServerPlan } from './Engine';
import { llamaCpp } from './llamaCpp';
import { sglang } from './sglang';
import { simulator } from './simulator';
import { tensorrtLlm } from './tensorrtLlm';
import { vllm, vllmCpu } from './vllm';

/** A new engine is a file, a line here and a name in `ENGINES`. */
export const ENGINE_TABLE: Record<EngineName, Engine> = {
  vllm,
  'vllm-cpu': vllmCpu,
  'llm-d-inference-sim': simulator,
  'llama.cpp': llamaCpp,
  sglang,
  'tensorrt-llm': tensorrtLlm,
};

export function planServer(model: ServedModel, input: EngineInput): ServerPlan {
  const engine = ENGINE_TABLE[input.kind];
  return {
    model,
    input,
    port: input.port ?? engine.port,
    gpus: input.gpus ?? engine.gpus.usual,
  };
}

/** Servers of a pool, whatever their role. */
export function countServers({ replicas, roles }: EngineInput): number {
  return roles ? roles.prefill + roles.decode : replicas;
}

/** What the engine can't do of what is asked. */
export function checkEngine(
  input: EngineInput,
  model: { model: string; servedName?: string; adapters: readonly unknown[] },
): Problem[] {
  const engine = ENGINE_TABLE[input.kind];
  const { title, refuses, gpus } = engine;
  const refuse = (path: string[], field: keyof Engine['refuses']): Problem[] =>
    refuses[field] === undefined
      ? []
      : [{ path, message: `is not for ${title}: ${refuses[field]}` }];
  return [
    ...(input.gpus !== undefined && input.gpus < gpus.fewest
      ? [
          {
            path: ['engine', 'gpus'],
            message: `is ${input.gpus}, and ${title} needs ${gpus.fewest} or more`,
          },
        ]
      : []),
    ...(input.gpus && engine.image.gpu === undefined && gpus.usual === 0
      ? [
          {
            path: ['engine', 'gpus'],
            message: `is ${input.gpus}, and ${title} uses none`,
          },
        ]
      : []),
    ...(model.adapters.length > 0 ? refuse(['adapters'], 'adapters') : []),
    ...(input.apiKey ? refuse(['engine', 'apiKey'], 'apiKey') : []),
    ...(input.roles ? refuse(['engine', 'roles'], 'roles') : []),
    ...((model.servedName ?? model.model) !== model.model
      ? refuse(['servedName'], 'servedName')
      : []),
    ...(input.cache.claim && input.cache.storageClass
      ? [
          {
            path: ['engine', 'cache', 'storageClass'],
            message: `makes a claim, and cache.claim names one that exists: give one of them`,
          },
        ]
      : []),
    ...(!engine.cache && Object.keys(input.cache).length > 0
      ? [
          {
            path: ['engine', 'cache'],
            message: `is not for ${title}: it downloads nothing`,
          },
        ]
      : []),
  ];
}
