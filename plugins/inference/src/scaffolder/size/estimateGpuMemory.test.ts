// SPDX-License-Identifier: Apache-2.0
import { estimateGpuMemory, ModelSize } from './estimateGpuMemory';

const SIZE: ModelSize = {
  parameters: 8,
  precision: 'bf16 or fp16',
  contextLength: 8192,
  sequences: 16,
  gpuMemory: 48,
};

describe('estimateGpuMemory', () => {
  it('adds weights, KV cache and overhead', () => {
    const estimate = estimateGpuMemory(SIZE);
    expect(estimate.weightsGib).toBeCloseTo(14.9, 1);
    expect(estimate.kvCachePerTokenKib).toBe(128);
    // 16 × 8192 tokens of 128 KiB each
    expect(estimate.kvCacheGib).toBe(16);
    expect(estimate.overheadGib).toBeCloseTo(2.49, 2);
    expect(estimate.totalGib).toBeCloseTo(33.4, 1);
    expect(estimate.gpus).toBe(1);
  });

  it.each<[string, Partial<ModelSize>, number]>([
    ['half the bytes', { precision: 'fp8 or int8' }, 1],
    ['a long context', { contextLength: 65_536 }, 4],
    ['a small GPU', { gpuMemory: 24 }, 2],
    ['a large model', { parameters: 70 }, 8],
    [
      'a large model in 4 bits',
      { parameters: 70, precision: 'int4 (AWQ, GPTQ)', sequences: 2 },
      1,
    ],
    ['what no server holds', { parameters: 2000 }, Infinity],
  ])('takes as many GPUs as %s needs', (_, change, gpus) => {
    expect(estimateGpuMemory({ ...SIZE, ...change }).gpus).toBe(gpus);
  });

  it('is near the KV cache of models whose architecture is known', () => {
    const perToken = (parameters: number) =>
      estimateGpuMemory({ ...SIZE, parameters }).kvCachePerTokenKib;
    // Llama 3 70B: 2 × 80 layers × 8 heads × 128 × 2 bytes = 320 KiB
    expect(perToken(70) / 320).toBeGreaterThan(0.9);
    expect(perToken(70) / 320).toBeLessThan(1.2);
    // Never too little for a small one: Qwen 2.5 1.5B has 28 KiB.
    expect(perToken(1.5)).toBeGreaterThan(28);
  });
});
