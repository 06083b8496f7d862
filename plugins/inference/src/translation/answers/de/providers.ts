// SPDX-License-Identifier: Apache-2.0

export const providers = {
  'The next version of the provider ends its support of pools':
    'Die nächste Version des Anbieters beendet die Unterstützung von Pools',
  '{{0}} is run by {{1}} {{2}}, where routing to InferencePools is deprecated. {{3}} removes it: an upgrade stops every request to these pools.':
    '{{0}} wird von {{1}} {{2}} betrieben; dort ist das Routing zu InferencePools abgekündigt. {{3}} entfernt es: Ein Upgrade stoppt jede Anfrage an diese Pools.',
  'The gateway’s provider no longer routes to pools':
    'Der Anbieter des Gateways leitet nicht mehr an Pools weiter',
  '{{0}} is run by {{1}} {{2}}, and from {{3}} on that has no support for InferencePools: every route to a pool on it is dead.':
    '{{0}} wird von {{1}} {{2}} betrieben, das ab {{3}} keine InferencePools mehr unterstützt: Jede Route, die dort zu einem Pool führt, ist tot.',
  'Ways to pools': 'Wege zu Pools',
  'Move the gateway to class {{0}}, and its TrafficPolicies to AgentgatewayPolicies.':
    'Das Gateway auf die Klasse {{0}} umstellen und seine TrafficPolicies auf AgentgatewayPolicies.',
  'Install agentgateway with inferenceExtension.enabled=true, move the gateway to its class, and its TrafficPolicies to AgentgatewayPolicies. Until then go back to the version before.':
    'agentgateway mit inferenceExtension.enabled=true installieren, das Gateway auf dessen Klasse umstellen und seine TrafficPolicies auf AgentgatewayPolicies. Bis dahin zur vorigen Version zurückkehren.',
  '{{0}} is run by {{1}}, which {{2}}.':
    '{{0}} wird von {{1}} betrieben; diese Version {{2}}.',
  'Rules concerned': 'Betroffene Regeln',
};
