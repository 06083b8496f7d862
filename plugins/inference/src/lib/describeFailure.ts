// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';

/** Whether the backend answered that this user may not see it. */
export function isDenied(error: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 403;
}

/** Why there is no answer, in one sentence for a person. */
export function describeFailure(error: Error): string {
  if (error instanceof ResponseError) {
    if (error.statusCode === 401) {
      return 'Your sign-in is not accepted any more. Sign in again.';
    }
    return `The inference backend answered ${error.statusCode}: ${error.cause.message}`;
  }
  if (error instanceof TypeError) {
    // What fetch throws when nothing answers; its own text differs by browser.
    return "The portal's backend cannot be reached.";
  }
  return `The inference backend gives no answer: ${error.message}`;
}
