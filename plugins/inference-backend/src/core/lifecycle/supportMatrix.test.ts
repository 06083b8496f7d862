// SPDX-License-Identifier: Apache-2.0
import {
  FIXED_FAILURE_MODES,
  VERSION_DEFECTS,
  WRONG_SPLITS,
} from './knownBehaviour';
import {
  ENDPOINT_PICKERS,
  GATEWAY_API,
  INFERENCE_EXTENSION,
  MATRIX_DATE,
  PRODUCTS,
} from './supportMatrix';

const REVIEWED = [
  ...PRODUCTS.map(product => [product.name, product] as const),
  ...Object.entries(ENDPOINT_PICKERS),
  ['Gateway API', GATEWAY_API] as const,
  ['Inference Extension', INFERENCE_EXTENSION] as const,
];

it.each(REVIEWED)(
  'says of %s where it can be read again, and the day it was',
  (_name, { source, checkedAt }) => {
    expect(source).toMatch(/^https:\/\/[^/]+\/./);
    expect(new Date(checkedAt).toISOString().slice(0, 10)).toBe(checkedAt);
  },
);

it('dates the matrix by its newest review', () => {
  const days = REVIEWED.map(([, { checkedAt }]) => checkedAt).sort();

  expect(days.at(-1)).toBe(MATRIX_DATE);
});

it.each(
  [...FIXED_FAILURE_MODES, ...WRONG_SPLITS, ...VERSION_DEFECTS].map(
    entry => [entry.product, entry.words, entry.source] as const,
  ),
)('says where it is known from that %s %s', (_product, _words, source) => {
  expect(source).toMatch(/^https:\/\/[^/]+\/./);
});
