// SPDX-License-Identifier: Apache-2.0

/**
 * Measures what React does for each update of a page, in the build that users
 * get: the turns of its scheduler in which something was committed, so rendering
 * and commit together, and neither the answer's parsing nor the painting after.
 * To be called before the page is opened.
 *
 * @returns what forgets the turns so far, and what tells those since, in milliseconds
 */
export async function measureReact(page) {
  await page.addInitScript(watchTurns);
  return {
    restart: () => page.evaluate(() => (window.reactTurns.length = 0)),
    read: async () => {
      const turns = await page.evaluate(() => window.reactTurns);
      if (turns.length === 0) {
        throw new Error('React committed nothing');
      }
      return turns;
    },
  };
}

function watchTurns() {
  window.reactTurns = [];
  let commits = 0;
  // What React tells its developer tools, in production builds too.
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: () => (commits += 1),
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
  };
  // Its scheduler takes its turns on the messages of a port.
  const { set, get } = Object.getOwnPropertyDescriptor(
    MessagePort.prototype,
    'onmessage',
  );
  Object.defineProperty(MessagePort.prototype, 'onmessage', {
    get,
    set(handler) {
      set.call(this, event => {
        const before = commits;
        const since = performance.now();
        handler.call(this, event);
        if (commits > before) {
          window.reactTurns.push(performance.now() - since);
        }
      });
    },
  });
}
