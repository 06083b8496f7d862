// SPDX-License-Identifier: Apache-2.0
import { healthyWithCanary } from '../testing/sampleEntities';
import { listShares } from './listShares';

const { pools, routes } = healthyWithCanary(Date.parse('2026-11-20T14:02:07Z'));

describe('listShares', () => {
  it('tells what part of a rule a pool gets', () => {
    expect(listShares(pools[1], routes)).toEqual([
      { route: 'chat/qwen-chat', rule: 0, share: 0.1, weight: 10, backends: 2 },
    ]);
  });

  it('tells a rule once that hangs on two gateways', () => {
    const [rule] = routes;
    const twice = [rule, { ...rule, gateway: 'inference-system/internal' }];
    expect(listShares(pools[0], twice)).toHaveLength(1);
  });

  it('tells nothing of a pool of the same name elsewhere', () => {
    expect(listShares({ ...pools[0], cluster: 'prod-us' }, routes)).toEqual([]);
  });
});
