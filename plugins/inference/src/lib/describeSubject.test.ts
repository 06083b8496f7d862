// SPDX-License-Identifier: Apache-2.0
import { englishTexts } from '../__testUtils__/englishTexts';
import { describeSubject } from './describeSubject';

const route = {
  cluster: 'prod-eu',
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'HTTPRoute',
  namespace: 'chat',
  name: 'qwen-chat',
};
const gatewayClass = {
  ...route,
  kind: 'GatewayClass',
  namespace: undefined,
  name: 'agentgateway',
};

it.each([
  [route, 'HTTPRoute chat/qwen-chat in prod-eu'],
  [gatewayClass, 'GatewayClass agentgateway in prod-eu'],
])('names kind, object and cluster', (subject, words) => {
  expect(describeSubject(subject, englishTexts())).toBe(words);
});
