// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readReference, replaceReference } from './references';

const git = createMockDirectory();
const reference = 'refs/heads/main';
const [ONE, TWO, THREE] = ['1', '2', '3'].map(digit => digit.repeat(40));
const move = (from: string | undefined, to: string) =>
  replaceReference(git.path, { reference, from, to });

beforeEach(() => git.clear());

describe('replaceReference', () => {
  it('makes a reference, and moves it on', async () => {
    expect(await move(undefined, ONE)).toBeUndefined();
    expect(await move(ONE, TWO)).toBe(ONE);
    expect(await readReference(git.path, reference)).toBe(TWO);
  });

  it.each([undefined, THREE])(
    'leaves it where it is when it is not at %s, and tells where',
    async from => {
      await move(undefined, ONE);
      expect(await move(from, TWO)).toBe(ONE);
      expect(await readReference(git.path, reference)).toBe(ONE);
    },
  );

  it('does not wait for another writer, and leaves that one its lock', async () => {
    await move(undefined, ONE);
    writeFileSync(join(git.path, `${reference}.lock`), 'busy');
    await expect(move(ONE, TWO)).rejects.toThrow(/being changed by somebody/);
    expect(await readReference(git.path, reference)).toBe(ONE);
    const lock = join(git.path, `${reference}.lock`);
    expect(readFileSync(lock, 'utf8')).toBe('busy');
  });
});
