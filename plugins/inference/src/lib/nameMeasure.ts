// SPDX-License-Identifier: Apache-2.0
import type { Texts } from '../hooks/useTexts';
import { measure } from '../translation/en/measure';

/** What is measured, in words; by its own name where a newer backend knows more. */
export function nameMeasure(name: string, t: Texts): string {
  const key = `measure.${name}`;
  return isKnown(key) ? t(key) : name;
}

function isKnown(key: string): key is keyof typeof measure {
  return Object.hasOwn(measure, key);
}
