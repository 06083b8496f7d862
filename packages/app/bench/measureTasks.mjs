// SPDX-License-Identifier: Apache-2.0
import { traceEvents } from './traceEvents.mjs';

/**
 * Measures the tasks of a page's main thread: a frame comes late where one takes
 * longer than the time between two. Told is the time that the processor spent, in
 * ms, which other programs don't lengthen.
 */
export async function measureTasks(page) {
  const trace = await traceEvents(page, [
    'devtools.timeline',
    'disabled-by-default-devtools.timeline',
  ]);
  return {
    start: trace.start,
    stop: async () => {
      const events = await trace.stop();
      const { pid, tid } = events.find(
        ({ name }) => name === 'UpdateLayoutTree',
      );
      return events
        .filter(
          event =>
            event.name === 'RunTask' &&
            event.pid === pid &&
            event.tid === tid &&
            event.tdur !== undefined,
        )
        .map(({ tdur }) => tdur / 1_000);
    },
  };
}
