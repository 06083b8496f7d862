// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod/v3';
import {
  cpuQuantity,
  dottedName,
  memoryQuantity,
  plainText,
  port,
} from './texts';

export const ENGINES = [
  'vllm',
  'vllm-cpu',
  'llm-d-inference-sim',
  'llama.cpp',
  'sglang',
  'tensorrt-llm',
] as const;
export type EngineName = (typeof ENGINES)[number];

/** Each field has its own, so that its schema names no other field. */
const secretKey = () =>
  z.object({
    name: dottedName().describe('Name of a Secret in the namespace'),
    key: z
      .string()
      .regex(/^[-._a-zA-Z0-9]{1,253}$/, 'is no key of a Secret')
      .describe('Key in the Secret'),
  });

const roles = z.object({
  prefill: z
    .number()
    .int()
    .min(1)
    .max(256)
    .describe('Servers that read prompts'),
  decode: z
    .number()
    .int()
    .min(1)
    .max(256)
    .describe('Servers that write answers'),
});

/** The model servers. */
export const engineInput = z.object({
  kind: z
    .enum(ENGINES)
    .describe(
      'Engine: vLLM on GPUs, vLLM on CPUs, the simulator llm-d-inference-sim, llama.cpp, SGLang or TensorRT-LLM',
    ),
  image: z
    .string()
    .max(512, 'is longer than 512 characters')
    .regex(
      /^[a-z0-9][-a-z0-9./:_]*(:(?!latest$)[A-Za-z0-9_][-A-Za-z0-9._]*|@sha256:[0-9a-f]{64})$/,
      'is no pinned image: write it with a tag other than latest, or with a digest',
    )
    .optional()
    .describe('Image instead of the pinned one of the engine'),
  replicas: z
    .number()
    .int()
    .min(1, 'is less than 1: an empty pool answers 503')
    .max(256, 'is more than 256')
    .default(2)
    .describe('Servers, each with its own copy of the model'),
  port: port()
    .optional()
    .describe('Port of the API; the usual one of the engine where left out'),
  gpus: z
    .number()
    .int()
    .min(0)
    .max(16, 'is more than 16: a pod runs on one node')
    .optional()
    .describe('GPUs of a server; the model is split over them'),
  gpuResource: z
    .string()
    .regex(
      /^[a-z0-9.-]+\/[a-zA-Z0-9._-]+$/,
      'is no extended resource such as nvidia.com/gpu',
    )
    .default('nvidia.com/gpu')
    .describe('Name of the GPU resource'),
  cpu: cpuQuantity().optional().describe('CPU of a server, requested'),
  memory: memoryQuantity()
    .optional()
    .describe('Memory of a server, requested and limited'),
  sharedMemory: memoryQuantity()
    .optional()
    .describe(
      'Size of /dev/shm, through which the processes of a server exchange tensors',
    ),
  cache: z
    .object({
      size: memoryQuantity()
        .optional()
        .describe('Room for the model’s files, on the node or in the claim'),
      claim: dottedName()
        .optional()
        .describe('A PersistentVolumeClaim that exists, shared by all servers'),
      storageClass: dottedName()
        .optional()
        .describe('Make a claim of this class; it must offer ReadWriteMany'),
    })
    .default({})
    .describe('Where downloaded models are kept'),
  contextLength: z
    .number()
    .int()
    .min(256, 'is less than 256 tokens')
    .max(10_000_000, 'is more than 10 million tokens')
    .optional()
    .describe(
      'Longest prompt and answer together, in tokens; the model’s own where left out',
    ),
  startUpSeconds: z
    .number()
    .int()
    .min(30)
    .max(7200)
    .default(1800)
    .describe(
      'How long a server may take to download and load the model, in seconds',
    ),
  extraArgs: z
    .array(plainText(512))
    .max(64)
    .default([])
    .describe('Further arguments of the server'),
  huggingFaceToken: secretKey()
    .optional()
    .describe(
      'Secret with the Hugging Face token; the token itself goes nowhere near Git',
    ),
  apiKey: secretKey()
    .optional()
    .describe('Secret with the key that clients must send to the servers'),
  roles: roles
    .optional()
    .describe(
      'Separate servers for prefill and decode instead of `replicas`; vLLM with llm-d’s picker only. See https://llm-d.ai/docs',
    ),
});

export type EngineInput = z.output<typeof engineInput>;
