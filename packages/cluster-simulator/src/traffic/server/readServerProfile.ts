// SPDX-License-Identifier: Apache-2.0
import { readFlags } from '../objects/readFlags';
import type { Pod } from '../objects/readPod';
import type { ModelTraffic, ServerSpeed } from '../TrafficScenario';

/** What one model server serves, and how fast. */
export interface ServerProfile extends ServerSpeed {
  /** Names it answers to; metrics carry the first. */
  servedNames: string[];
  adapters: string[];
  port: number;
  /** `--max-num-seqs` */
  maxSequences: number;
  /** `--max-model-len` */
  maxModelLength: number;
  /** `--max-num-batched-tokens` */
  maxBatchedTokens: number;
  loraEnabled: boolean;
  /** `--max-loras` */
  maxLoras: number;
}

/** For servers of models that no scenario speaks of: a small model on one GPU. */
const DEFAULT_SPEED: ServerSpeed = {
  prefillTokensPerSecond: 9000,
  interTokenMs: 12,
  interTokenMsPerRequest: 0.35,
  kvCacheBlocks: 4096,
  blockSize: 16,
};

/** `name=path`, or vLLM's JSON form. */
function readAdapterName(value: string): string | undefined {
  if (!value.startsWith('{')) return value.split('=')[0];
  return /"name"\s*:\s*"([^"]+)"/.exec(value)?.[1];
}

/** Undefined where the pod runs no model server: none of its containers names a model. */
export function readServerProfile(
  pod: Pod,
  models: readonly ModelTraffic[],
): ServerProfile | undefined {
  for (const { args } of pod.containers) {
    const flags = readFlags(args);
    const first = (name: string) => flags.get(name)?.[0];
    const number = (name: string, fallback: number) => {
      const value = Number(first(name));
      return Number.isFinite(value) && value > 0 ? value : fallback;
    };
    const serve = args.indexOf('serve');
    const positional = serve === -1 ? undefined : args[serve + 1];
    const model =
      first('model') ?? (positional?.startsWith('-') ? undefined : positional);
    const servedNames =
      flags.get('served-model-name') ?? (model ? [model] : []);
    if (servedNames.length === 0) continue;
    const adapters = (flags.get('lora-modules') ?? []).flatMap(
      value => readAdapterName(value) ?? [],
    );
    const speed =
      models.find(one => servedNames.includes(one.model))?.server ??
      DEFAULT_SPEED;
    return {
      ...speed,
      servedNames,
      adapters,
      port: number('port', 8000),
      maxSequences: number('max-num-seqs', 256),
      maxModelLength: number('max-model-len', 8192),
      maxBatchedTokens: number('max-num-batched-tokens', 2048),
      loraEnabled: flags.has('enable-lora') || adapters.length > 0,
      maxLoras: number('max-loras', 1),
    };
  }
  return undefined;
}
