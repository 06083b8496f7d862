// SPDX-License-Identifier: Apache-2.0

/** Why reading a page of metrics ended early. */
export type ExpositionErrorCode =
  | 'syntax'
  | 'too-many-bytes'
  | 'too-many-samples'
  | 'label-too-long'
  | 'line-too-long'
  | 'too-slow';

/** A page that is not one, or that is more than the limits allow. */
export class ExpositionError extends Error {
  override readonly name = 'ExpositionError';

  constructor(
    readonly code: ExpositionErrorCode,
    message: string,
    /** Line of the page, from 1. */
    readonly line: number,
  ) {
    super(`line ${line}: ${message}`);
  }
}
