// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';

/** Waits until something is so, asked once a second; what it is is told where it is not in time. */
export async function until(withinMs, what, isSo) {
  const deadline = Date.now() + withinMs;
  while (!(await isSo())) {
    assert.ok(Date.now() < deadline, `Not in time: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 1_000));
  }
}
