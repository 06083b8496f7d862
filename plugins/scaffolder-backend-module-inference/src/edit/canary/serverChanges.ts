// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { EngineName } from '../../input/engineInput';

/** Another program that serves the model. */
export interface EngineChange {
  kind: EngineName;
  /** Of each server; as many as the stable one has where left out. */
  gpus?: number;
}

/** In what the servers of a canary differ from the stable ones. */
export interface ServerChanges {
  /** Model that is loaded; the names that clients ask for stay. */
  model?: string;
  image?: string;
  /** Arguments behind those that the servers have. */
  extraArgs?: readonly string[];
  replicas?: number;
  engine?: EngineChange;
}

interface Container {
  image?: string;
  args?: string[];
}

/** llama.cpp has its own word for it. */
export const SERVED_NAME = ['--served-model-name', '--alias'];
/** SGLang and llama.cpp have their own words; vLLM takes it as its first argument. */
export const MODEL = ['--model', '--model-path', '--hf-repo'];

/**
 * The containers of a model server with another model, image or more arguments.
 *
 * @param told - which workload it is, for messages
 * @throws InputError where clients would have to ask for another name then
 */
export function changeContainers<Each extends Container>(
  containers: readonly Each[],
  { model, image, extraArgs = [] }: ServerChanges,
  told: string,
): Each[] {
  const named = containers.find(({ args = [] }) => hasFlag(args, SERVED_NAME));
  const server = named ?? (containers.length === 1 ? containers[0] : undefined);
  if (model !== undefined && !named) {
    throw new InputError(
      `model: ${told} has no container with ${SERVED_NAME.join(
        ' or ',
      )} among its args. It serves a model under the model’s own name, and both versions have to serve the same names. Nothing was changed`,
    );
  }
  if (!server && (image !== undefined || extraArgs.length > 0)) {
    throw new InputError(
      `${told} has several containers, none of which has ${SERVED_NAME.join(
        ' or ',
      )} among its args: it can’t be told which one is the server. Nothing was changed`,
    );
  }
  return containers.map(container =>
    container === server
      ? {
          ...container,
          ...(image !== undefined && { image }),
          ...(container.args && {
            args: [...withModel(container.args, model, told), ...extraArgs],
          }),
        }
      : container,
  );
}

/** Of the first of several flags, written as two arguments or as one. */
export function flagValue(
  args: readonly string[],
  flags: readonly string[],
): string | undefined {
  const at = args.findIndex(arg => flags.includes(arg));
  if (at !== -1) return args[at + 1];
  const joined = args.find(arg => hasFlag([arg], flags));
  return joined?.slice(joined.indexOf('=') + 1);
}

function hasFlag(args: readonly string[], flags: readonly string[]): boolean {
  return args.some(arg => flags.includes(arg.split('=')[0]));
}

function withModel(
  args: readonly string[],
  model: string | undefined,
  told: string,
): readonly string[] {
  if (model === undefined) return args;
  const at = args.findIndex(arg => MODEL.includes(arg));
  if (at !== -1 && at + 1 < args.length) return args.with(at + 1, model);
  const joined = args.findIndex(arg => hasFlag([arg], MODEL));
  if (joined !== -1) {
    return args.with(joined, `${args[joined].split('=')[0]}=${model}`);
  }
  const first = args[0] === 'serve' ? 1 : 0;
  if (args[first] !== undefined && !args[first].startsWith('-')) {
    return args.with(first, model);
  }
  throw new InputError(
    `model: ${told} names its model neither first nor by ${MODEL.join(
      ', ',
    )}, so another one can’t be put in its place. Nothing was changed`,
  );
}
