// SPDX-License-Identifier: Apache-2.0
import type { z as Zod } from 'zod/v3';
import { ENTITY_REF } from './entityRefInput';
import { findPlanProblem, planInput } from './planInput';

type Z = typeof Zod;
export type StartCanaryInput = Zod.output<ReturnType<typeof startCanaryInput>>;

const NAME = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const LONGEST_POOL_NAME = 40;
const WORD = /^[\x21-\x7e]+$/;
/** An adapter's name stands in arguments such as `name=source,…`. */
const VERSION = /^[^=,\s]+$/;

/** Only a second pool has servers of its own. */
const OF_POOLS = [
  'model',
  'engine',
  'gpus',
  'image',
  'replicas',
  'testHeader',
] as const;

/** As the template canary-start takes it. */
export function startCanaryInput(z: Z) {
  return z.object({
    entityRef: z.string().describe(ENTITY_REF),
    cluster: z
      .string()
      .min(1)
      .max(128)
      .describe('Against whose definitions the change is checked'),
    ...whereFields(z),
    weight: z
      .number()
      .int()
      .min(0)
      .max(50)
      .default(0)
      .describe(
        'Share of the requests in percent. 0 is for testers, and safe: a share above 0 reaches servers before they are up',
      ),
    ...adapterFields(z),
    ...serverFields(z),
    gpusConfirmed: z
      .boolean()
      .optional()
      .describe(
        'That somebody made sure that GPUs suffice for both versions. Only where a task failed because nodes, pods or quotas could not be looked up, and only after the user said so: the pull request tells it',
      ),
    testHeader: z
      .string()
      .max(63)
      .regex(/^[A-Za-z0-9-]+$/)
      .optional()
      .describe(
        "Header by which testers get a second pool, with the pool's name as its value; x-model-version where left out",
      ),
    plan: planInput(z)
      .optional()
      .describe(
        'Steps that follow, written to rollout.yaml in the repository; the portal looks at it every minute and tells owners, or opens pull requests where they opted in',
      ),
  });
}

function whereFields(z: Z) {
  return {
    namespace: z
      .string()
      .max(63)
      .regex(NAME)
      .describe('Of the route and the pools'),
    route: z
      .string()
      .max(63)
      .regex(NAME)
      .describe(
        'The HTTPRoute that leads to the pool. With adapter too, though its weights stay: the rewrite is found, or made, by the name that clients ask for',
      ),
    rule: z
      .number()
      .int()
      .min(0)
      .max(15)
      .optional()
      .describe('Its position, from 0, where several lead to the pool'),
    stable: z
      .string()
      .max(63)
      .regex(NAME)
      .describe(
        'Pool that serves the model now; with adapter the one whose servers load it',
      ),
    canary: z
      .string()
      .min(1)
      .max(128)
      .regex(VERSION)
      .describe(
        `Name of the new pool, which must not exist: at most ${LONGEST_POOL_NAME} small letters, digits and hyphens. With adapter the adapter's name, by which testers ask for it`,
      ),
  };
}

function adapterFields(z: Z) {
  return {
    adapter: z
      .string()
      .max(512)
      .regex(WORD)
      .optional()
      .describe(
        "LoRA adapter that the new version is: a path in the servers' container or a Hugging Face id. The servers start anew to load it",
      ),
    servedName: z
      .string()
      .max(256)
      .regex(WORD)
      .optional()
      .describe(
        "Only with adapter: name that clients ask for and that it gets a share of; the model's own where left out",
      ),
  };
}

function serverFields(z: Z) {
  return {
    model: z
      .string()
      .max(256)
      .regex(WORD)
      .optional()
      .describe('Model that it loads, where it is another'),
    engine: z
      .enum([
        'vllm',
        'vllm-cpu',
        'llm-d-inference-sim',
        'llama.cpp',
        'sglang',
        'tensorrt-llm',
      ])
      .optional()
      .describe(
        "Engine of its servers, where it is another: they are made as for a new model, and the new pool's picker reads that engine's metrics",
      ),
    gpus: z
      .number()
      .int()
      .min(0)
      .max(16)
      .optional()
      .describe(
        'Only with engine: GPUs of each server; as many as now where left out',
      ),
    image: z
      .string()
      .max(512)
      .regex(WORD)
      .optional()
      .describe('Image of its servers, where it is another'),
    extraArgs: z
      .array(z.string().min(1).max(1_000))
      .max(32)
      .default([])
      .describe('Further arguments of its servers'),
    replicas: z
      .number()
      .int()
      .min(1)
      .max(1_000)
      .optional()
      .describe('Its servers; as many as now where left out'),
  };
}

/** Why what is asked for goes by no one way, if so: as the task would say later. */
export function findMixed(input: StartCanaryInput): string | undefined {
  const planned = input.plan && findPlanProblem(input.plan);
  if (planned !== undefined) {
    return planned;
  }
  if (input.adapter !== undefined) {
    const name =
      input.extraArgs.length > 0
        ? 'extraArgs'
        : OF_POOLS.find(each => input[each] !== undefined);
    return name === undefined
      ? undefined
      : `${name}: is for a second pool only; an adapter is loaded by the servers that are there`;
  }
  if (input.servedName !== undefined) {
    return 'servedName: is for an adapter only; a second pool serves the names that clients ask for now';
  }
  if (input.gpus !== undefined && input.engine === undefined) {
    return 'gpus: is for another engine only';
  }
  return NAME.test(input.canary) && input.canary.length <= LONGEST_POOL_NAME
    ? undefined
    : `canary: is ${input.canary}, which is no name for a pool: write at most ${LONGEST_POOL_NAME} small letters, digits and hyphens`;
}
