// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { entityName, VIEWERS } from './describeFleet.mjs';
import { countRequests } from './startFleet.mjs';

/** Each viewer's page is open for so long, which is two rounds of metrics. */
const SECONDS = 30;
/** Of the Kubernetes tab, so that the clusters are not asked all at once. */
const AT_ONCE = 4;

const sum = counts => Object.values(counts).reduce((a, b) => a + b, 0);

/** What viewers cost the clusters, with this plugin and with Backstage's own tab. */
export async function measureUpstream({ backend, control, report }) {
  const usual = await backgroundRequests(control);
  const before = sum(await control.requestsForPages());
  const beforeAll = (await countRequests(control)).own;
  await viewInference(backend);
  const caused = sum(await control.requestsForPages()) - before;
  const all = (await countRequests(control)).own - beforeAll;

  const othersBefore = (await countRequests(control)).others;
  await viewKubernetes(backend);
  const others = (await countRequests(control)).others - othersBefore;
  report({
    figure: `requests to clusters caused by ${VIEWERS} viewers in ${SECONDS} s, versus one look of each at Backstage’s Kubernetes tab`,
    value: caused,
    unit: 'requests',
    versus: others,
  });
  report({
    figure: `all requests to clusters in ${SECONDS} s with ${VIEWERS} viewers, versus without`,
    value: all,
    unit: 'requests',
    versus: usual,
  });
}

async function backgroundRequests(control) {
  const before = (await countRequests(control)).own;
  await sleep(SECONDS * 1000);
  return (await countRequests(control)).own - before;
}

/** Every viewer opens the page, keeps its events open, and asks once more. */
async function viewInference(backend) {
  const closes = await Promise.all(
    Array.from({ length: VIEWERS }, async (_, viewer) => {
      const entity = `/entities/component/default/${entityName(viewer)}`;
      await backend.get(entity, viewer);
      return backend.listen(`${entity}/events`, viewer, () => {
        // What matters here is what it asks of the clusters.
        backend.get(entity, viewer).catch(() => {});
      });
    }),
  );
  await sleep(SECONDS * 1000);
  closes.forEach(close => close());
}

/** As its page does when it is opened, and then again every ten seconds. */
async function viewKubernetes(backend) {
  let next = 0;
  const view = async () => {
    while (next < VIEWERS) {
      const viewer = next++;
      const name = entityName(viewer);
      const entity = await backend.send({
        path: `/api/catalog/entities/by-name/component/default/${name}`,
        viewer,
      });
      const { status, text } = await backend.send({
        method: 'POST',
        path: `/api/kubernetes/services/${name}`,
        viewer,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ entity: JSON.parse(entity.text()), auth: {} }),
      });
      if (status !== 200) {
        throw new Error(`Backstage’s Kubernetes tab: ${status} ${text()}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, view));
}
