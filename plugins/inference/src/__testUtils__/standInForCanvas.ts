// SPDX-License-Identifier: Apache-2.0

/**
 * jsdom draws nothing: a canvas that takes every stroke and forgets it, so that
 * charts run as they do in a browser.
 */
export function standInForCanvas() {
  // Some tests run without a browser's window.
  if (typeof window === 'undefined') {
    return;
  }
  class Path {
    addPath() {}
    arc() {}
    closePath() {}
    lineTo() {}
    moveTo() {}
    rect() {}
  }
  const context = new Proxy(
    {},
    {
      get: (_, name) =>
        name === 'measureText' ? () => ({ width: 40 }) : () => undefined,
      set: () => true,
    },
  );
  Object.assign(window, {
    Path2D: Path,
    matchMedia: () => ({
      matches: false,
      addEventListener() {},
      removeEventListener() {},
      addListener() {},
      removeListener() {},
    }),
  });
  Object.assign(HTMLCanvasElement.prototype, { getContext: () => context });
}
