// SPDX-License-Identifier: Apache-2.0

/** Until the verdict on a canary that fails one of twelve requests. */
const JUDGED_MS = 900_000;
const ENTITY = '/catalog/default/component/qwen-chat/inference';

/**
 * The pictures of README and docs: who looks, at which address, with which fault
 * of the simulator, and what is waited for or done first.
 */
export const pictures = [
  {
    name: 'entity-fault',
    as: 'Chloe',
    path: ENTITY,
    fault: 'epp-unschedulable',
    show: page => page.getByText('picker-unschedulable').first().waitFor(),
    height: 1250,
  },
  {
    name: 'entity-dark',
    as: 'Chloe',
    path: ENTITY,
    theme: 'dark',
    show: async page => {
      await page.getByRole('article').getByText('Healthy').first().waitFor();
      await scrollTo(page, 'Path');
    },
    height: 1250,
  },
  {
    name: 'home',
    as: 'Chloe',
    path: '/',
    fault: 'epp-unschedulable',
    show: page => page.getByText('Degraded').first().waitFor(),
    height: 620,
  },
  {
    name: 'rollout',
    as: 'Chloe',
    path: ENTITY,
    fault: 'canary-errors',
    show: async page => {
      const part = page.getByRole('region', { name: 'Rollout', exact: true });
      // As many requests as it takes to tell.
      await part.getByText('Fail', { exact: true }).first().waitFor({
        timeout: JUDGED_MS,
      });
      await scrollTo(page, 'Rollout');
    },
    height: 1000,
  },
  {
    name: 'pools',
    as: 'Petra',
    path: '/inference',
    fault: 'crash-looping',
    show: page => page.getByRole('row').getByText('Failing').first().waitFor(),
    height: 700,
  },
];

function scrollTo(page, section) {
  return page
    .getByRole('region', { name: section, exact: true })
    .evaluate(element => element.scrollIntoView());
}
