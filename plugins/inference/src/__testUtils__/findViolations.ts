// SPDX-License-Identifier: Apache-2.0
import axe from 'axe-core';

/**
 * What axe finds wrong below an element, in words; colours are not drawn in
 * jsdom. Ends fake timers, which axe would wait for in vain.
 */
export async function findViolations(element: Element): Promise<string[]> {
  jest.useRealTimers();
  const { violations } = await axe.run(element, {
    // Describing what passes takes most of the time.
    resultTypes: ['violations'],
    rules: { 'color-contrast': { enabled: false } },
  });
  return violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`,
  );
}
