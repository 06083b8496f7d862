// SPDX-License-Identifier: Apache-2.0

import { NewModelForm, untilModelIsUp } from './NewModelForm.mjs';

/** Until the verdict on a canary that fails one of twelve requests. */
const JUDGED_MS = 900_000;
/** Until a model that was made answers. */
const COMES_UP_MS = 300_000;
/** Of the charts, as far back as there is something to be seen. */
const SHOWN_MS = 240_000;
const ENTITY = '/catalog/default/component/qwen-chat/inference';

/**
 * The pictures of README and docs: who looks, at which address or wherever what is
 * done leads, with which fault of the simulator, and what is waited for.
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
  {
    name: 'new-model-size',
    as: 'Chloe',
    width: 1280,
    show: page => new NewModelForm(page).toSize('phi-chat'),
    height: 1000,
  },
  {
    name: 'new-model-preview',
    as: 'Chloe',
    width: 1280,
    show: page => new NewModelForm(page).toPreview('phi-chat'),
    height: 1000,
  },
  {
    name: 'new-model-made',
    as: 'Chloe',
    width: 1280,
    show: page => makeModel(page, 'phi-chat'),
    height: 1000,
  },
  {
    name: 'new-model-live',
    as: 'Chloe',
    width: 1280,
    show: async page => {
      // The one that was made: a second of the same model is refused.
      await page.goto('/catalog/default/component/phi-chat/inference');
      await untilModelIsUp(page, Date.now() + COMES_UP_MS);
    },
    height: 1000,
  },
  // The last: its charts show what the portal has seen until then.
  {
    name: 'entity-dark',
    as: 'Chloe',
    theme: 'dark',
    show: async page => {
      await page.goto(`${ENTITY}?zoom=${Date.now() - SHOWN_MS}-${Date.now()}`);
      await page.getByRole('article').getByText('Healthy').first().waitFor();
      await scrollTo(page, 'Path');
    },
    height: 1250,
  },
];

async function makeModel(page, name) {
  const form = new NewModelForm(page);
  await form.toPreview(name);
  await form.review();
  await form.create();
  // The task clones, renders, checks, commits, and registers.
  await page
    .getByRole('link', { name: 'See it come up' })
    .waitFor({ timeout: 60_000 });
}

function scrollTo(page, section) {
  return page
    .getByRole('region', { name: section, exact: true })
    .evaluate(element => element.scrollIntoView());
}
