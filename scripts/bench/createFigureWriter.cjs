// SPDX-License-Identifier: Apache-2.0

/**
 * What a bench reports its figures to.
 *
 * `versus` is the figure it is measured against: a promise or another way to do
 * the same, in the same unit; `ratio` is value / versus unless it is given.
 *
 * @param bench name of the bench
 * @param write takes one line of JSON
 */
exports.createFigureWriter =
  (bench, write) =>
  ({ figure, value, unit, versus, ratio }) => {
    if (typeof figure !== 'string' || typeof unit !== 'string') {
      throw new TypeError(`${bench}: a figure needs a name and a unit`);
    }
    if (!Number.isFinite(value)) {
      throw new TypeError(`${bench}: ${figure} is ${value}, not a number`);
    }
    write(
      JSON.stringify({
        bench,
        figure,
        value: round(value),
        unit,
        ...(versus !== undefined && { versus: round(versus) }),
        ...(versus !== undefined && { ratio: round(ratio ?? value / versus) }),
      }),
    );
  };

/** Four digits that count. */
function round(value) {
  return Number(value.toPrecision(4));
}
