// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import { MAX_POOL_NAME } from '../build/names/toKubernetesName';
import { kubernetesName, plainText } from './texts';

/** A LoRA adapter. */
export const adapterInput = z.object({
  name: plainText(128)
    .regex(
      /^[^=]*$/,
      'has an equals sign, by which engines tell name and source apart',
    )
    .describe('Name that clients put into `model` to ask for the adapter'),
  source: plainText(512).describe(
    'Where the server finds it: a path in the container or a Hugging Face id',
  ),
});

/** Fields of every action: which model, and where. */
export const modelFields = {
  model: plainText(256).describe(
    'Model: a Hugging Face id such as `Qwen/Qwen2.5-1.5B-Instruct`, or the path of a GGUF file for llama.cpp',
  ),
  servedName: plainText(256)
    .optional()
    .describe(
      'Name that clients put into `model`; the model itself where left out. See https://docs.vllm.ai/en/latest/serving/openai_compatible_server/',
    ),
  adapters: z
    .array(adapterInput)
    .max(32, 'are more than 32')
    .default([])
    .describe('LoRA adapters that the servers load beside the model'),
  name: kubernetesName(MAX_POOL_NAME)
    .optional()
    .describe(
      `Name of the pool, its workload, route and repository, at most ${MAX_POOL_NAME} characters; made from the model where left out`,
    ),
  namespace: kubernetesName().describe(
    'Namespace of servers, pool, endpoint picker and route: a pool selects pods of its own namespace only',
  ),
};

const model = z.object(modelFields);
export type ModelInput = z.output<typeof model>;
