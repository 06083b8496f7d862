// SPDX-License-Identifier: Apache-2.0

/** The tag that a `changed` event tells; undefined where it tells none. */
export function parseChangedTag(data: string): string | undefined {
  try {
    const event: unknown = JSON.parse(data);
    return typeof event === 'object' &&
      event !== null &&
      'etag' in event &&
      typeof event.etag === 'string'
      ? event.etag
      : undefined;
  } catch {
    return undefined;
  }
}

/** Whether two tags name the same answer; what compresses on the way makes a tag weak. */
export function isSameTag(a?: string, b?: string): boolean {
  return (
    a !== undefined && b !== undefined && withoutWeak(a) === withoutWeak(b)
  );
}

function withoutWeak(tag: string): string {
  return tag.replace(/^W\//, '');
}
