// SPDX-License-Identifier: Apache-2.0

export const upgrades = {
  '{{0}} {{1}} is unknown to this portal, matrix of {{2}}.':
    '{{0}} {{1}} ist diesem Portal unbekannt, Matrix vom {{2}}.',
  'No GatewayClass of this cluster has controller {{0}}; there are {{1}}.':
    'Keine GatewayClass dieses Clusters hat den Controller {{0}}; vorhanden: {{1}}.',
  'No image of it is seen in this cluster, so that findings which depend on its version can’t be foretold.':
    'In diesem Cluster ist kein Image davon zu sehen, daher lassen sich Befunde, die von der Version abhängen, nicht vorhersagen.',
  'endpoint picker': 'Endpoint-Picker',
  'No pool of this cluster has an endpoint picker whose image is known.':
    'Kein Pool dieses Clusters hat einen Endpoint-Picker, dessen Image bekannt ist.',
  'Create the pool in the new group first and point the routes at it.':
    'Zuerst den Pool in der neuen Gruppe anlegen und die Routen auf ihn richten.',
  'Move it to llm-d.ai, which an endpoint picker of llm-d-router 0.9 or later reads.':
    'Nach llm-d.ai verschieben; das liest ein Endpoint-Picker von llm-d-router ab 0.9.',
  'Write it anew in group llm-d.ai, whose fields are the same.':
    'In der Gruppe llm-d.ai neu schreiben; deren Felder sind dieselben.',
  'Write it anew as InferenceObjective (priority) and InferenceModelRewrite (targets); nothing converts it.':
    'Als InferenceObjective (priority) und InferenceModelRewrite (targets) neu schreiben; nichts wandelt es um.',
  'The new bundle no longer holds the CRD of this object':
    'Das neue Bundle enthält die CRD dieses Objekts nicht mehr',
  'GIE {{0}} and later ship no {{1}} in {{2}}. Where Argo CD, Flux or a chart prunes what a bundle no longer holds, the CRD goes, and {{3}} with it.':
    'GIE ab {{0}} liefert kein {{1}} in {{2}}. Entfernen Argo CD, Flux oder ein Chart, was ein Bundle nicht mehr enthält, verschwindet die CRD und mit ihr {{3}}.',
  'Last shipped before': 'Zuletzt geliefert vor',
  'The cluster denies older CRDs of the Gateway API':
    'Der Cluster weist ältere CRDs der Gateway API ab',
  'The CRDs of Gateway API {{0}} came with the ValidatingAdmissionPolicy {{1}}, which denies those of {{2}}.':
    'Die CRDs der Gateway API {{0}} kamen mit der ValidatingAdmissionPolicy {{1}}, die jene von {{2}} abweist.',
  'Asked for': 'Gefragt',
  'Delete the policy and its binding first: {{0}}':
    'Zuerst die Policy und ihr Binding löschen: {{0}}',
  'The way back is closed after this upgrade':
    'Nach dieser Aktualisierung ist der Rückweg versperrt',
  'From {{0}} on the standard channel brings a ValidatingAdmissionPolicy that denies older CRDs: going back to {{1}} needs it removed first.':
    'Ab {{0}} bringt der Kanal standard eine ValidatingAdmissionPolicy mit, die ältere CRDs abweist: Für den Weg zurück zu {{1}} muss sie erst entfernt werden.',
  'Have this at hand for a rollback: {{0}}':
    'Für ein Rollback bereithalten: {{0}}',
  'The new endpoint picker ignores this object':
    'Der neue Endpoint-Picker ignoriert dieses Objekt',
  'llm-d-router {{0}} comes with the CRDs of llm-d.ai and reads those alone: {{1}} has no effect any more, and nothing says so.':
    'llm-d-router {{0}} kommt mit den CRDs von llm-d.ai und liest nur diese: {{1}} hat keine Wirkung mehr, und nichts weist darauf hin.',
  'Create it in llm-d.ai/v1alpha2 together with the upgrade; its fields are the same.':
    'Zusammen mit der Aktualisierung in llm-d.ai/v1alpha2 anlegen; die Felder sind dieselben.',
  'The controller of the gateway’s class gets another name':
    'Der Controller der Klasse des Gateways bekommt einen anderen Namen',
  '{{0}} has class {{1}} of {{2}}. agentgateway is a project of its own: its controller is agentgateway.dev/agentgateway, in namespace agentgateway-system, and leaves classes of the old name alone.':
    '{{0}} hat die Klasse {{1}} von {{2}}. agentgateway ist ein eigenes Projekt: Sein Controller ist agentgateway.dev/agentgateway im Namespace agentgateway-system und lässt Klassen des alten Namens unberührt.',
  'Install agentgateway with inferenceExtension.enabled=true beside it, move the gateway to its class, then upgrade kgateway.':
    'agentgateway mit inferenceExtension.enabled=true daneben installieren, das Gateway zu dessen Klasse umziehen, dann kgateway aktualisieren.',
  'GatewayParameters have to be written anew for agentgateway':
    'GatewayParameters müssen für agentgateway neu geschrieben werden',
  "agentgateway does not read {{0}}: each becomes an AgentgatewayParameters. The portal does not watch this kind and can't name the objects.":
    'agentgateway liest {{0}} nicht: Aus jedem wird ein AgentgatewayParameters. Das Portal beobachtet diese Art nicht und kann die Objekte nicht nennen.',
  Becomes: 'Wird zu',
  'List them': 'Auflisten mit',
  'Write each anew for agentgateway before the gateways move.':
    'Jedes für agentgateway neu schreiben, bevor die Gateways umziehen.',
  '{{0}} = {{1}} bytes': '{{0}} = {{1}} Bytes',
  'The policy has to be converted for agentgateway':
    'Die Policy muss für agentgateway umgeschrieben werden',
  'agentgateway does not read TrafficPolicies: what {{0}} sets for {{1}} has no effect from then on.':
    'agentgateway liest keine TrafficPolicies: Was {{0}} für {{1}} setzt, wirkt von da an nicht mehr.',
  'objects by label': 'Objekte nach Label',
  'It sets': 'Sie setzt',
  'none of what is read': 'nichts von dem, was gelesen wird',
  'Write it anew as AgentgatewayPolicy before the gateways move: the edit has its request timeout and retries, anything else is to be added by hand. A policy of phase PreRouting can’t hold timeouts: those need one of their own.':
    'Vor dem Umzug der Gateways als AgentgatewayPolicy neu schreiben: Die Änderung enthält ihren Anfrage-Timeout und ihre Wiederholungen, alles andere ist von Hand zu ergänzen. Eine Policy der Phase PreRouting kann keine Timeouts enthalten: Diese brauchen eine eigene.',
  'The tags of charts and images lose their v':
    'Die Tags von Charts und Images verlieren ihr v',
  "From 1.4.0 on agentgateway's charts and images are tagged 1.4.0, not v1.4.0: what installs {{0}} with a v in front finds nothing.":
    'Ab 1.4.0 tragen Charts und Images von agentgateway das Tag 1.4.0, nicht v1.4.0: Was {{0}} mit vorangestelltem v installiert, findet nichts.',
  'Write the version without the v.': 'Die Version ohne das v schreiben.',
};
