// SPDX-License-Identifier: Apache-2.0

/** 5 ms to 1 h. */
export const DURATION_BOUNDS = [
  0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8,
  10, 15, 20, 30, 45, 60, 120, 180, 240, 300, 360, 480, 600, 900, 1200, 1800,
  2700, 3600,
];
/** 64 B to 1 GiB. */
export const REQUEST_SIZE_BOUNDS = Array.from(
  { length: 25 },
  (_, power) => 64 * 2 ** power,
);
/** 32778 instead of 32768 is upstream's own. */
export const RESPONSE_SIZE_BOUNDS = [
  1, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32778, 65536,
];
export const INPUT_TOKEN_BOUNDS = [
  ...RESPONSE_SIZE_BOUNDS,
  131072,
  262144,
  524288,
  1048576,
];
export const OUTPUT_TOKEN_BOUNDS = RESPONSE_SIZE_BOUNDS.slice(0, 12);
export const PER_TOKEN_BOUNDS = [
  0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10,
];
/** 0.1 ms to 0.1 s. */
export const SCHEDULER_BOUNDS = [
  0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1,
];
export const FIRST_TOKEN_BOUNDS = DURATION_BOUNDS.slice(0, 24);
export const STREAMING_PER_TOKEN_BOUNDS = [
  0.0005, 0.00205, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.125, 0.15, 0.2,
  0.3, 0.4, 0.5, 0.6, 0.8, 1, 2,
];
export const STREAMING_INTER_TOKEN_BOUNDS = [
  0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 0.75, 1,
  2,
];
export const REQUEST_PROCESSING_BOUNDS = [
  0.0005, 0.001, 0.002, 0.005, 0.01, 0.015, 0.025, 0.04, 0.06, 0.1, 0.25, 0.5,
  1, 2.5, 5, 10,
];
export const RESPONSE_PROCESSING_BOUNDS = [
  0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25,
  0.5, 1, 2.5, 5,
];
export const PREFIX_RATIO_BOUNDS = [
  0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1,
];
export const PREFIX_BYTES_BOUNDS = [
  0, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 16384, 32768, 65536,
];
