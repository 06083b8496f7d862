// SPDX-License-Identifier: Apache-2.0

/**
 * How exactly a model's weights are kept.
 *
 * @public
 */
export type Precision = 'bf16 or fp16' | 'fp8 or int8' | 'int4 (AWQ, GPTQ)';

/** Bytes of a weight. */
export const PRECISIONS: Record<Precision, number> = {
  'bf16 or fp16': 2,
  'fp8 or int8': 1,
  'int4 (AWQ, GPTQ)': 0.5,
};

/**
 * What the memory of a model server depends on.
 *
 * @public
 */
export interface ModelSize {
  /** Billions of parameters. */
  parameters: number;
  /** Of the weights. */
  precision: Precision;
  /** Longest prompt and answer together, tokens. */
  contextLength: number;
  /** Requests at the same time at full length. */
  sequences: number;
  /** Of one GPU, GiB. */
  gpuMemory: number;
}

export interface GpuMemoryEstimate {
  weightsGib: number;
  /** Of one token, KiB. */
  kvCachePerTokenKib: number;
  kvCacheGib: number;
  overheadGib: number;
  totalGib: number;
  /** GPUs of one server. */
  gpus: number;
}

const GIB = 2 ** 30;
/** Llama 3 8B: 2 (key and value) × 32 layers × 8 heads × 128 × 2 bytes. */
const REFERENCE = { parameters: 8, kvCachePerTokenKib: 128 };
/** Layers and heads grow more slowly than parameters: 1 B, 8 B and 70 B models lie near this. */
const KV_GROWTH = 0.45;
/** CUDA context, activations and graphs. */
const OVERHEAD = { gib: 1, ofWeights: 0.1 };
/** What vLLM takes of a GPU unless told otherwise. */
export const USABLE_RATIO = 0.9;
/** Tensors are split by powers of two. */
const GPU_COUNTS = [1, 2, 4, 8, 16];
export const MOST_GPUS = GPU_COUNTS[GPU_COUNTS.length - 1];

/** What a server of this size needs, roughly; `gpus` is Infinity where 16 don't suffice. */
export function estimateGpuMemory(size: ModelSize): GpuMemoryEstimate {
  const { parameters, precision, contextLength, sequences, gpuMemory } = size;
  const weightsGib = (parameters * 1e9 * PRECISIONS[precision]) / GIB;
  const kvCachePerTokenKib =
    REFERENCE.kvCachePerTokenKib *
    (parameters / REFERENCE.parameters) ** KV_GROWTH;
  const kvCacheGib =
    (kvCachePerTokenKib * contextLength * sequences * 1024) / GIB;
  const overheadGib = OVERHEAD.gib + OVERHEAD.ofWeights * weightsGib;
  const totalGib = weightsGib + kvCacheGib + overheadGib;
  return {
    weightsGib,
    kvCachePerTokenKib,
    kvCacheGib,
    overheadGib,
    totalGib,
    gpus:
      GPU_COUNTS.find(count => count * gpuMemory * USABLE_RATIO >= totalGib) ??
      Infinity,
  };
}
