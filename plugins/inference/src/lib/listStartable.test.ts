// SPDX-License-Identifier: Apache-2.0
import { healthyWithCanary } from '../testing/sampleEntities';
import { byRewrite, passingRollout } from '../testing/sampleRollouts';
import { listStartable } from './listStartable';

const NOW = Date.parse('2026-11-20T14:02:07Z');

function view() {
  const { pools, routes } = healthyWithCanary(NOW);
  const [route] = routes;
  const [stable] = route.backends;
  const other = { ...stable, pool: { ...pools[0], name: 'someone-elses' } };
  return {
    pools,
    rollouts: [],
    routes: [
      { ...route, rule: 1, backends: [stable] },
      // The same rule, told once more for another gateway.
      { ...route, rule: 1, gateway: 'edge/gateway', backends: [stable] },
      { ...route, rule: 2, backends: [other] },
      route,
    ],
  };
}

it('lists each rule once that leads to one pool of the entity', () => {
  expect(listStartable(view()).map(({ rule }) => rule)).toEqual([1]);
});

it("does not take a rollout's rule for testers for one", () => {
  const rollouts = [passingRollout(NOW)];
  expect(listStartable({ ...view(), rollouts })).toEqual([]);
});

it('leaves a route alone that a rewrite with a rollout is called like', () => {
  const rollout = passingRollout(NOW);
  const rollouts = [{ ...byRewrite(rollout), route: rollout.route }];
  expect(
    listStartable({ ...view(), rollouts }).map(({ rule }) => rule),
  ).toEqual([1]);
});
