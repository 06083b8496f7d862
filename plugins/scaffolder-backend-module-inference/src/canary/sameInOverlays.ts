// SPDX-License-Identifier: Apache-2.0
import { ConflictError } from '@backstage/errors';
import { describeObject } from '../edit/editObjects';
import { FoundObject } from '../edit/findObjects';

/**
 * The first of a rule's overlays, where all of them have the same weights.
 *
 * @param found - of each overlay, with its weights in words as `key`
 * @throws ConflictError that names two that differ
 */
export function sameInOverlays<T extends { object: FoundObject; key: string }>([
  first,
  ...others
]: readonly T[]): T {
  const other = others.find(each => each.key !== first.key);
  if (other) {
    throw new ConflictError(
      `${describeObject(first.object)} has other weights than ${describeObject(
        other.object,
      )}: ${first.key} and ${
        other.key
      }. Name the overlay that is meant. Nothing was changed`,
    );
  }
  return first;
}
