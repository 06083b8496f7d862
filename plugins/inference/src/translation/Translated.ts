// SPDX-License-Identifier: Apache-2.0

/**
 * An area's messages in another language: none missing, none too many. `null`
 * stands for a plural form that the language does not have.
 */
export type Translated<Messages> = {
  readonly [Key in keyof Messages]: string | null;
};
