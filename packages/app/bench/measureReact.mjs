// SPDX-License-Identifier: Apache-2.0
import { traceEvents } from './traceEvents.mjs';

const COMMIT = 'react commit';

/**
 * Measures what React does for each update of a page, in the build that users
 * get: the calls in which something was committed, so what was rendered without a
 * break before the commit and the commit, and neither the answer's parsing nor
 * the painting after. Told is the time that the processor spent, which other
 * programs don't lengthen. To be called before the page is opened.
 *
 * @returns what begins to measure, and what ends it and tells the milliseconds of
 *   each update
 */
export async function measureReact(page) {
  await page.addInitScript(announceCommits, COMMIT);
  const trace = await traceEvents(page, [
    'devtools.timeline',
    'blink.user_timing',
  ]);
  return {
    start: trace.start,
    stop: async () => listUpdates(await trace.stop()),
  };
}

/** By what React tells its developer tools, in production builds too. */
function announceCommits(commit) {
  window.__REACT_DEVTOOLS_GLOBAL_HOOK__ = {
    supportsFiber: true,
    inject: () => 1,
    onCommitFiberRoot: () => performance.mark(commit),
    onCommitFiberUnmount: () => {},
    onPostCommitFiberRoot: () => {},
  };
}

function listUpdates(events) {
  const commits = events.filter(({ name }) => name === COMMIT);
  const updates = events
    .filter(
      ({ name, ts, dur, pid, tid }) =>
        name === 'FunctionCall' &&
        commits.some(
          commit =>
            commit.pid === pid &&
            commit.tid === tid &&
            commit.ts >= ts &&
            commit.ts <= ts + dur,
        ),
    )
    .map(({ tdur }) => tdur / 1000);
  if (updates.length === 0) {
    throw new Error('React committed nothing');
  }
  return updates;
}
