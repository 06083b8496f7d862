// SPDX-License-Identifier: Apache-2.0

const ENTITY = '**/api/inference/v1/entities/component/default/qwen-chat';

/**
 * Gives the first pools of the entity so many endpoints each, half of whose numbers change
 * with each answer, and says about once a second that something changed: events
 * end after one, and the page comes back for more.
 *
 * @returns what waits for so many further answers
 */
export async function swellPools(page, count, pools = 1) {
  let answers = 0;
  await page.route(`${ENTITY}/events`, route =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: `event: changed\ndata: {"etag":"another than ${answers}"}\n\n`,
    }),
  );
  await page.route(ENTITY, async route => {
    const { 'if-none-match': _, ...headers } = route.request().headers();
    const response = await route.fetch({ headers });
    const view = await response.json();
    answers += 1;
    for (const pool of view.pools.slice(0, pools)) {
      pool.endpointList = swell(pool.endpointList, count, answers);
      pool.endpoints = { ...pool.endpoints, ready: count, total: count };
    }
    await route.fulfill({ response, json: view });
  });
  return {
    waitFor: async more => {
      const wanted = answers + more;
      while (answers < wanted) {
        await page.waitForTimeout(100);
      }
    },
  };
}

function swell(endpoints, count, round) {
  return Array.from({ length: count }, (_, index) => {
    const endpoint = endpoints[index % endpoints.length];
    const steps = index % 2 === 0 ? index + round : index;
    return {
      ...endpoint,
      pod: `${endpoint.pod}-${index}`,
      load: endpoint.load && {
        ...endpoint.load,
        queueDepth: steps % 7,
        runningRequests: steps % 31,
        kvCacheRatio: (steps % 97) / 100,
      },
    };
  });
}
