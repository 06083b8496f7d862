// SPDX-License-Identifier: Apache-2.0

/**
 * One course of several: their sum, or the highest of them, step by step. A sum
 * lacks what one of them lacks; the highest is of those that were measured.
 */
export function combineCourses(
  courses: Array<Array<number | null>>,
  how: 'sum' | 'highest',
): Array<number | null> {
  const steps = Math.max(0, ...courses.map(({ length }) => length));
  return Array.from({ length: steps }, (_, step) => {
    const values = courses.flatMap(course => course[step] ?? []);
    if (
      values.length === 0 ||
      (how === 'sum' && values.length < courses.length)
    ) {
      return null;
    }
    return how === 'sum'
      ? values.reduce((sum, value) => sum + value, 0)
      : Math.max(...values);
  });
}
