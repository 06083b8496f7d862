// SPDX-License-Identifier: Apache-2.0

/** A scenario that can't be used: the message says what to change, and where. */
export class ScenarioError extends Error {
  name = 'ScenarioError';
}
