// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { TextPool } from './ByteTable';

const PAGES = 64;
const PAGE_BYTES = 1024 * 1024;

it('gives the same string for the same bytes', () => {
  const pool = new TextPool();
  const page = Buffer.from('model="llama" model="llama"');
  const [first, second] = [pool.text(page, 7, 12), pool.text(page, 21, 26)];
  expect([first, second]).toEqual(['llama', 'llama']);
  page.fill('x');
  expect(pool.text(Buffer.from('llama'), 0, 5)).toBe(first);
});

jest.setTimeout(30_000);

it('keeps no page for the texts that it had', async () => {
  setFlagsFromString('--expose-gc');
  const collect: () => void = runInNewContext('gc');
  const pool = new TextPool();
  collect();
  const before = process.memoryUsage().arrayBuffers;
  for (let index = 0; index < PAGES; index++) {
    const page = Buffer.alloc(PAGE_BYTES, `pod-${index};`);
    pool.text(page, 0, page.indexOf(';'));
  }
  const kept = () => process.memoryUsage().arrayBuffers - before;
  // What is collected is given back beside, as the machine finds time for it.
  for (let left = 50; kept() >= (PAGES * PAGE_BYTES) / 4 && left > 0; left--) {
    collect();
    await sleep(100);
  }
  expect(kept()).toBeLessThan((PAGES * PAGE_BYTES) / 4);
  // Asked once more: it was not collected itself.
  expect(pool.text(Buffer.from('pod-1'), 0, 5)).toBe('pod-1');
});
