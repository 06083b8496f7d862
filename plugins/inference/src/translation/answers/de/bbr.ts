// SPDX-License-Identifier: Apache-2.0

/** Body-based routing. */
export const bbr = {
  'A name that is served can’t be asked for':
    'Ein angebotener Name lässt sich nicht anfragen',
  'The servers of {{0}} answer to {{1}}, and {{2}} does not turn that into a {{3}} that a rule for the pool matches: such requests get status 404.':
    'Die Server von {{0}} antworten auf {{1}}, doch {{2}} macht daraus keinen Header {{3}}, den eine Regel für den Pool erwartet: Solche Anfragen bekommen Status 404.',
  'Served, and not reached': 'Angeboten, aber nicht erreichbar',
  '{{0}} the rules match': '{{0}} laut den Regeln',
  Expression: 'Ausdruck',
  "Add {{0}} to the map in {{1}}, which has none yet: write {…}[string(json(request.body).model)] with every model's own name in it too.":
    '{{0}} in die Map von {{1}} eintragen. Noch hat sie keine: {…}[string(json(request.body).model)] schreiben, darin auch jedes Modell unter seinem eigenen Namen.',
  'Add {{0}} to the map in {{1}}.': '{{0}} in die Map von {{1}} eintragen.',
  'Long prompts do not fit into the gateway’s buffer':
    'Lange Prompts passen nicht in den Puffer des Gateways',
  '{{0}} reads the model from bodies of up to {{1}} bytes; servers behind it take {{2}} tokens, which are more. Requests with longer bodies get status 404.':
    '{{0}} liest das Modell aus Bodys von höchstens {{1}} Bytes; Server dahinter nehmen {{2}} Tokens, und das ist mehr. Anfragen mit längerem Body bekommen Status 404.',
  Buffer: 'Puffer',
  '{{0}} bytes, the default': '{{0}} Bytes, die Vorgabe',
  'Longest context': 'Längster Kontext',
  '{{0}} tokens': '{{0}} Tokens',
  'Set spec.frontend.http.maxBufferSize of an AgentgatewayPolicy on the Gateway to {{0}}. The proxy needs that much memory for each request that it reads.':
    'spec.frontend.http.maxBufferSize einer AgentgatewayPolicy für das Gateway auf {{0}} setzen. So viel Speicher braucht der Proxy für jede Anfrage, die er liest.',
  'The policy sets another model header than the routes match':
    'Die Policy setzt einen anderen Modell-Header, als die Routen erwarten',
  '{{0}} puts the model into header {{1}}, and the routes on {{2}} match {{3}}. Requests get status 404.':
    '{{0}} schreibt das Modell in den Header {{1}}, die Routen an {{2}} erwarten {{3}}. Anfragen bekommen Status 404.',
  'The policy sets': 'Die Policy setzt',
  'The routes match': 'Die Routen erwarten',
  'Let the policy set {{0}}, or the routes match {{1}}. Names of headers have no case.':
    'Die Policy {{0}} setzen lassen oder die Routen auf {{1}} umstellen. Groß- und Kleinschreibung zählt bei Header-Namen nicht.',
  'Nothing sets the header that the routes match the model by':
    'Nichts setzt den Header, an dem die Routen das Modell erkennen',
  "{{0}} match header {{1}}, and no PreRouting policy on {{2}} sets it from the request's body. Requests without that header get status 404.":
    'Der Header {{1}} wird erwartet von {{0}}, doch keine PreRouting-Policy an {{2}} setzt ihn aus dem Body der Anfrage. Anfragen ohne diesen Header bekommen Status 404.',
  "{{0}} match header {{1}}, and no AIGatewayRoute on {{2}} sets it from the request's body. Requests without that header get status 404.":
    'Der Header {{1}} wird erwartet von {{0}}, doch keine AIGatewayRoute an {{2}} setzt ihn aus dem Body der Anfrage. Anfragen ohne diesen Header bekommen Status 404.',
  'Rules that match it': 'Regeln, die ihn erwarten',
  'PreRouting policy of the gateway that sets it':
    'PreRouting-Policys des Gateways, die ihn setzen',
  'AIGatewayRoute of the gateway that sets it':
    'AIGatewayRoutes des Gateways, die ihn setzen',
  'Let an AIGatewayRoute of Envoy AI Gateway lead to the pool: it sets the header from the body. On other providers match X-Gateway-Model-Name, and install GIE’s body-based routing.':
    'Eine AIGatewayRoute des Envoy AI Gateway zum Pool führen lassen: Sie setzt den Header aus dem Body. Bei anderen Anbietern X-Gateway-Model-Name verwenden und das Body-based Routing der GIE installieren.',
  "Create an AgentgatewayPolicy that sets {{0}} from the model of the request's body before routing. Adapters need a map from their name to the base model's.":
    'Eine AgentgatewayPolicy anlegen, die {{0}} vor dem Routing aus dem Modell im Body der Anfrage setzt. Adapter brauchen eine Map von ihrem Namen auf den des Basismodells.',
  '{{0}} rule {{1}}': '{{0}} Regel {{1}}',
  '{{0}} reads the model from the body and sets the header that the routes on {{1}} match, and none of its pods is ready: requests get status 404, or fail at its filter.':
    '{{0}} liest das Modell aus dem Body und setzt den Header, den die Routen an {{1}} erwarten, doch keiner der Pods ist bereit: Anfragen bekommen Status 404 oder scheitern an diesem Filter.',
  'Ready replicas': 'Bereite Replikate',
  'See why its pods are not ready, or scale it up.':
    'Prüfen, warum die Pods nicht bereit sind, oder mehr Replikate starten.',
  'The policy that reads the model does not work on the gateway':
    'Die Policy, die das Modell liest, wirkt am Gateway nicht',
  '{{0}} has {{1}}=False on {{2}}{{3}}. The model header is not set, and requests get status 404.':
    '{{0}} hat {{1}}=False an {{2}}{{3}}. Der Modell-Header wird nicht gesetzt, und Anfragen bekommen Status 404.',
  'Mend what the message names. A PreRouting policy may hold no settings of routes, such as timeouts: they need a policy of their own. A sectionName must be that of a listener.':
    'Beheben, was die Meldung nennt. Eine PreRouting-Policy darf keine Einstellungen von Routen enthalten, etwa Timeouts: Die brauchen eine eigene Policy. Ein sectionName muss der eines Listeners sein.',
  'The policy that reads the model targets no gateway':
    'Die Policy, die das Modell liest, zielt auf kein Gateway',
  '{{0}} targets Gateway {{1}}, which does not exist. A policy reaches gateways of its own namespace only.':
    '{{0}} zielt auf Gateway {{1}}, das es nicht gibt. Eine Policy erreicht nur Gateways ihres eigenen Namespace.',
  Target: 'Ziel',
  'Gateways in {{0}}': 'Gateways in {{0}}',
  'Name the gateway, and put the policy into its namespace.':
    'Das Gateway nennen und die Policy in dessen Namespace legen.',
  'A policy before routing holds settings of routes':
    'Eine Policy vor dem Routing enthält Einstellungen von Routen',
  '{{0}} has phase PreRouting and sets {{1}}, which count only after a route was chosen. The CRD refuses the two together: the next edit of the policy fails, and so does applying it anew.':
    '{{0}} hat die Phase PreRouting und setzt {{1}}. Das gilt erst, wenn eine Route gewählt ist. Die CRD lehnt beides zusammen ab: Die nächste Änderung der Policy scheitert, und ebenso, sie neu anzuwenden.',
  'Settings of routes': 'Einstellungen von Routen',
  'Move {{0}} into an AgentgatewayPolicy of its own, without a phase, that targets the Gateway or the HTTPRoute, and take them out of this one.':
    '{{0}} in eine eigene AgentgatewayPolicy ohne Phase verschieben, die auf das Gateway oder die HTTPRoute zielt, und aus dieser entfernen.',
};
