// SPDX-License-Identifier: Apache-2.0

/** What a box that scrolls has room for, px. */
export const BOX_HEIGHT = 600;
/** Of each row of a table, px. */
export const ROW_HEIGHT = 40;

/**
 * jsdom lays nothing out: heights with which a virtual list draws about as many
 * rows as in a browser.
 */
export function standInForLayout() {
  if (typeof window === 'undefined') {
    return;
  }
  Object.defineProperty(HTMLElement.prototype, 'offsetHeight', {
    configurable: true,
    get(this: HTMLElement) {
      return this.tagName === 'TR' ? ROW_HEIGHT : BOX_HEIGHT;
    },
  });
  Object.defineProperty(HTMLElement.prototype, 'clientHeight', {
    configurable: true,
    get: () => BOX_HEIGHT,
  });
}
