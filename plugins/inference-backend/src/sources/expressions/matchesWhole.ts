// SPDX-License-Identifier: Apache-2.0
import { RE2JS } from 're2js';

/** HTTPRoute allows 4,096 characters. */
const LONGEST_PATTERN = 4096;
const LONGEST_TEXT = 65_536;
const MOST_PATTERNS = 1000;

const compiled = new Map<string, RE2JS | undefined>();

/**
 * In RE2's syntax, as gateways do: its time grows with the text's length only,
 * where JavaScript's own can take forever on a short one.
 */
export function compilePattern(pattern: string): RE2JS | undefined {
  if (pattern.length > LONGEST_PATTERN) {
    return undefined;
  }
  if (!compiled.has(pattern)) {
    if (compiled.size >= MOST_PATTERNS) {
      compiled.clear();
    }
    compiled.set(pattern, tryCompile(pattern));
  }
  return compiled.get(pattern);
}

function tryCompile(pattern: string): RE2JS | undefined {
  try {
    return RE2JS.compile(pattern);
  } catch {
    return undefined;
  }
}

/** Undefined where the pattern can't be read, or the text is too long to try. */
export function matchesWhole(
  pattern: string,
  text: string,
): boolean | undefined {
  return text.length > LONGEST_TEXT
    ? undefined
    : compilePattern(pattern)?.matches(text);
}
