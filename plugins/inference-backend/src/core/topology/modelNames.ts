// SPDX-License-Identifier: Apache-2.0
import { ContainerSpec } from '../objects/ClusterObjects';
import { GatewayNode, PoolNode, RuleNode } from './ClusterTopology';

/**
 * Headers that carry the model of a request by convention, lower case: GIE's
 * body-based routing, KServe's and llm-d's routes, Envoy AI Gateway.
 */
export const MODEL_HEADERS: ReadonlySet<string> = new Set([
  'x-gateway-base-model-name',
  'x-gateway-model-name',
  'x-ai-eg-model',
]);

export function isModelHeader(name: string, gateway?: GatewayNode): boolean {
  const lower = name.toLowerCase();
  return (
    MODEL_HEADERS.has(lower) ||
    (gateway?.policies ?? []).some(policy =>
      policy.requestHeaders.some(
        header =>
          header.name.toLowerCase() === lower && readsModel(header.expression),
      ),
    )
  );
}

/** Whether a CEL expression takes the model from the request's body. */
export function readsModel(expression: string): boolean {
  return /request\.body/.test(expression) && /\bmodel\b/.test(expression);
}

/** Model names that the rule's header matches select, sorted; empty where it takes any. */
export function modelsOfRule(rule: RuleNode, gateway?: GatewayNode): string[] {
  const names = rule.spec.matches.flatMap(match =>
    match.headers
      .filter(
        header =>
          header.type === 'Exact' && isModelHeader(header.name, gateway),
      )
      .map(header => header.value),
  );
  return [...new Set(names)].sort();
}

/** Model names by which the routes select the pool, sorted. */
export function modelsOfRoutes(pool: PoolNode): string[] {
  return [
    ...new Set(
      pool.ways.flatMap(way => modelsOfRule(way.rule, way.parent.gateway)),
    ),
  ].sort();
}

interface NamedByArguments {
  models: readonly string[];
  adapters: readonly string[];
}

/** Containers of a pod don't change, and many pods have the same. */
const namedBy = new WeakMap<readonly ContainerSpec[], NamedByArguments>();

function readArguments(containers: ContainerSpec[]): NamedByArguments {
  let named = namedBy.get(containers);
  if (!named) {
    named = {
      models: findModels(containers),
      adapters: findAdapters(containers),
    };
    namedBy.set(containers, named);
  }
  return named;
}

/**
 * Names that the containers' arguments say are served: `--served-model-name`,
 * else the model itself. What a server's own page says counts more.
 */
export function modelsOfArguments(
  containers: ContainerSpec[],
): readonly string[] {
  return readArguments(containers).models;
}

/** Names of LoRA adapters that the arguments load at start. */
export function adaptersOfArguments(
  containers: ContainerSpec[],
): readonly string[] {
  return readArguments(containers).adapters;
}

function findModels(containers: ContainerSpec[]): string[] {
  for (const { args } of containers) {
    const served = valuesOf(args, [
      '--served-model-name',
      '--served_model_name',
    ]);
    if (served.length > 0) {
      return [...new Set(served)];
    }
    const model = valuesOf(args, ['--model', '--model-path', '-m']).slice(0, 1);
    if (model.length > 0) {
      return model;
    }
    const positional = servePositional(args);
    if (positional) {
      return [positional];
    }
  }
  return [];
}

function findAdapters(containers: ContainerSpec[]): string[] {
  return containers
    .flatMap(({ args }) => valuesOf(args, ['--lora-modules']))
    .map(adapterName)
    .filter(name => name !== undefined);
}

/** `name=path` or a JSON object with `name`. */
function adapterName(value: string): string | undefined {
  if (value.startsWith('{')) {
    return /"name"\s*:\s*"([^"]+)"/.exec(value)?.[1];
  }
  return value.split('=', 1)[0] || undefined;
}

/** Values after a flag up to the next flag, or behind its `=`. */
export function valuesOf(args: string[], flags: string[]): string[] {
  const values: string[] = [];
  let inside = false;
  for (const arg of args) {
    const flag = flags.find(name => arg === name || arg.startsWith(`${name}=`));
    if (flag) {
      inside = arg === flag;
      if (!inside) {
        values.push(arg.slice(flag.length + 1));
      }
    } else if (arg.startsWith('-')) {
      inside = false;
    } else if (inside) {
      values.push(arg);
    }
  }
  return values.filter(value => value !== '');
}

/** `vllm serve NAME`. */
function servePositional(args: string[]): string | undefined {
  const at = args.indexOf('serve');
  const next = at === -1 ? undefined : args[at + 1];
  return next && !next.startsWith('-') ? next : undefined;
}
