// SPDX-License-Identifier: Apache-2.0
import {
  blankUpgrade,
  formatUpgrade,
  isAsking,
  parseUpgrade,
  toUpgradeRequest,
  UpgradeQuestion,
} from './upgradeQuestion';

const provider = 'kgateway.dev/kgateway';

it.each<[Partial<UpgradeQuestion>, string, object]>([
  [
    { gatewayApi: 'v1.6.1' },
    'cluster=prod%2Feu&gatewayApi=v1.6.1',
    { gatewayApi: 'v1.6.1' },
  ],
  [
    { provider, providerVersion: 'v2.2.0', endpointPicker: '0.9.0' },
    'cluster=prod%2Feu&provider=kgateway.dev%2Fkgateway&providerVersion=v2.2.0&endpointPicker=0.9.0',
    {
      provider: { controller: provider, version: 'v2.2.0' },
      endpointPicker: '0.9.0',
    },
  ],
  [
    { inferenceExtension: 'v1.6.0', providerVersion: 'v2.2.0' },
    'cluster=prod%2Feu&inferenceExtension=v1.6.0&providerVersion=v2.2.0',
    { inferenceExtension: 'v1.6.0' },
  ],
])('keeps %j in the address and asks it', (asked, text, request) => {
  const question = { ...blankUpgrade('prod/eu'), ...asked };
  expect(formatUpgrade(question)).toBe(text);
  expect(parseUpgrade(text)).toEqual(question);
  expect(toUpgradeRequest(question)).toEqual(request);
});

it.each([
  [undefined],
  ['gatewayApi=v1.6.1'],
  ['cluster=prod-eu'],
  // A provider without a version is no step.
  ['cluster=prod-eu&provider=istio.io%2Fgateway-controller'],
])('asks nothing for %s', text => {
  expect(parseUpgrade(text)).toBeUndefined();
});

it('has nothing to ask in an empty form', () => {
  expect(isAsking(blankUpgrade('prod-eu'))).toBe(false);
});
