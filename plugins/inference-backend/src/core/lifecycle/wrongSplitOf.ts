// SPDX-License-Identifier: Apache-2.0
import { applies, WRONG_SPLITS } from './knownBehaviour';
import { InstalledProduct } from './productOf';

/**
 * How a provider gets two pools in one rule wrong. Not sure where its version, or
 * which patch release has the defect, can't be told. Undefined where it gets it
 * right as far as is known.
 */
export function wrongSplitOf({
  product,
  version,
}: InstalledProduct):
  | { wrong: (typeof WRONG_SPLITS)[number]; isSure: boolean }
  | undefined {
  const candidates = WRONG_SPLITS.filter(
    split => split.product === product.name,
  );
  const certain = candidates.find(split => applies(split, version) === true);
  const wrong =
    certain ?? candidates.find(split => applies(split, version) === undefined);
  return wrong && { wrong, isSure: certain !== undefined && !certain.unsure };
}
