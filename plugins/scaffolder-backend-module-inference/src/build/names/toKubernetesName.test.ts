// SPDX-License-Identifier: Apache-2.0
import { toKubernetesName, withSuffix } from './toKubernetesName';

const LABEL = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

describe('toKubernetesName', () => {
  it.each([
    ['Qwen/Qwen2.5-1.5B-Instruct', 'qwen2-5-1-5b-instruct'],
    [
      '/models/Llama-3.2-3B-Instruct.Q4_K_M.gguf',
      'llama-3-2-3b-instruct-q4-k-m',
    ],
    ['C:\\models\\phi.GGUF', 'phi'],
    ['no', 'no'],
    ['model...', 'model'],
    ['7b', 'm-7b'],
    ['Crème-🦙', 'creme'],
    ['a/b/', 'b'],
  ])('makes of %s %s', (text, name) => {
    expect(toKubernetesName(text)).toBe(name);
  });

  it.each(['', '...', '🦙', '/', '日本'])('makes nothing of %p', text => {
    expect(toKubernetesName(text)).toBeUndefined();
  });

  it('keeps texts apart that are cut off alike', () => {
    const long = `org/${'very-long-model-name-'.repeat(10)}`;
    const names = ['v1', 'v2', 'v3'].map(end =>
      toKubernetesName(long + end, 63),
    );
    expect(new Set(names).size).toBe(3);
    for (const name of names) {
      expect(name).toMatch(LABEL);
      expect(name?.length).toBeLessThanOrEqual(63);
    }
  });
});

describe('withSuffix', () => {
  it('appends, and keeps names apart that have no room for it', () => {
    expect(withSuffix('qwen', '-epp')).toBe('qwen-epp');
    const [a, b] = ['a', 'b'].map(end =>
      withSuffix(`${'q'.repeat(60)}${end}`, '-epp'),
    );
    expect(a).not.toBe(b);
    expect(a).toHaveLength(63);
    expect(a).toMatch(/-[0-9a-f]{8}-epp$/);
  });
});
