// SPDX-License-Identifier: Apache-2.0
import { ObjectMeta } from '../objects/ClusterObjects';

/** The object of that name, to be edited by a test. */
export function objectNamed<T extends { meta: ObjectMeta }>(
  objects: T[],
  name: string,
): T {
  const found = objects.find(({ meta }) => meta.name === name);
  if (!found) {
    throw new Error(
      `The sample has no ${name}, only ${objects
        .map(({ meta }) => meta.name)
        .join(', ')}`,
    );
  }
  return found;
}
