// SPDX-License-Identifier: Apache-2.0

/**
 * Signs in, and again while the catalog does not know the user yet: a portal that
 * has just started is still reading its first entities.
 *
 * @throws what `signIn` throws last
 */
export async function waitForUser<Result>(
  signIn: () => Promise<Result>,
  options: { tries: number; sleep(): Promise<void> },
): Promise<Result> {
  for (let tries = options.tries; ; tries--) {
    try {
      return await signIn();
    } catch (error) {
      const isUnknown =
        error instanceof Error && error.name === 'NotFoundError';
      if (!isUnknown || tries <= 1) {
        throw error;
      }
    }
    await options.sleep();
  }
}
