// SPDX-License-Identifier: Apache-2.0

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
    show: page =>
      page.getByRole('article').getByText('Healthy').first().waitFor(),
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
    name: 'pools',
    as: 'Petra',
    path: '/inference',
    fault: 'crash-looping',
    show: page => page.getByRole('row').getByText('Failing').first().waitFor(),
    height: 700,
  },
];
