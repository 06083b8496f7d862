// SPDX-License-Identifier: Apache-2.0
import { englishTexts } from '../__testUtils__/englishTexts';
import { responseError } from '../testing/responseError';
import { describeFailure, isDenied } from './describeFailure';

const t = englishTexts();

describe('describeFailure', () => {
  it("tells the backend's own words", async () => {
    const error = await responseError(
      404,
      'NotFoundError',
      'No entity component:default/gone',
    );
    expect(describeFailure(error, t)).toBe(
      'The inference backend answered 404: No entity component:default/gone',
    );
    expect(isDenied(error)).toBe(false);
  });

  it('tells a refusal', async () => {
    expect(isDenied(await responseError(403, 'NotAllowedError', ''))).toBe(
      true,
    );
  });

  it('asks to sign in again', async () => {
    const error = await responseError(401, 'AuthenticationError', 'expired');
    expect(describeFailure(error, t)).toMatch(/sign in again/i);
  });

  it('tells that nothing answers, whatever the browser calls it', () => {
    expect(describeFailure(new TypeError('NetworkError when …'), t)).toBe(
      "The portal's backend cannot be reached.",
    );
  });

  it('tells that the answer took too long', () => {
    expect(describeFailure(new Error('No answer within 30 s'), t)).toBe(
      'The inference backend gives no answer: No answer within 30 s',
    );
  });
});
