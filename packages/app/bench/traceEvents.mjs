// SPDX-License-Identifier: Apache-2.0

/** Records what the browser tells of itself while a page does something. */
export async function traceEvents(page, categories) {
  const session = await page.context().newCDPSession(page);
  let events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(...value));
  return {
    start: () => {
      events = [];
      return session.send('Tracing.start', {
        transferMode: 'ReportEvents',
        traceConfig: { includedCategories: categories },
      });
    },
    stop: async () => {
      const complete = new Promise(resolve =>
        session.once('Tracing.tracingComplete', resolve),
      );
      await session.send('Tracing.end');
      await complete;
      return events;
    },
  };
}
