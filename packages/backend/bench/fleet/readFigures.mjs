// SPDX-License-Identifier: Apache-2.0

/**
 * Which figures are wanted, all unless `FLEET_FIGURES` names some.
 *
 * @param known - what may be named
 * @returns whether one of them is wanted
 */
export function readFigures(known, text = process.env.FLEET_FIGURES) {
  const named = text?.split(',') ?? known;
  const unknown = named.filter(name => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(
      `FLEET_FIGURES names ${unknown.join(', ')}; there are ${known.join(
        ', ',
      )}`,
    );
  }
  return name => named.includes(name);
}
