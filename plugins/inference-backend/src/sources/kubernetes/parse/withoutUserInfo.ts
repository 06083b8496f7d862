// SPDX-License-Identifier: Apache-2.0

/** A repository's URL without the name and password that may stand in it. */
export function withoutUserInfo(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/]*@/i, '$1');
}
