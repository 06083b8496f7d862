// SPDX-License-Identifier: Apache-2.0
import { ObjectParser } from '../parse/createObjectParser';

const TYPE = { apiVersion: 'example.com/v7', kind: 'Thing' };

/** An object `chat/it` as it is read; fails where it can't be. */
export function parseResource<T>(parser: ObjectParser<T>, resource: object): T {
  const metadata = { name: 'it', namespace: 'chat', uid: 'u1' };
  const parsed = parser({ metadata, ...resource }, TYPE);
  if (!parsed.ok) {
    throw new Error(parsed.unreadable.reason);
  }
  return parsed.object;
}
