// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import { Texts } from '../hooks/useTexts';

/** Whether the backend answered that this user may not see it. */
export function isDenied(error: Error): boolean {
  return error instanceof ResponseError && error.statusCode === 403;
}

/** Why there is no answer, in one sentence for a person. */
export function describeFailure(error: Error, t: Texts): string {
  if (error instanceof ResponseError) {
    if (error.statusCode === 401) {
      return t('shared.failure.signIn');
    }
    return t('shared.failure.status', {
      status: String(error.statusCode),
      message: error.cause.message,
    });
  }
  if (error instanceof TypeError) {
    // What fetch throws when nothing answers; its own text differs by browser.
    return t('shared.failure.away');
  }
  return t('shared.failure.other', { message: error.message });
}
