// SPDX-License-Identifier: Apache-2.0

export const routes = {
  'The route sends requests to a pool that does not exist':
    'Die Route sendet Anfragen an einen Pool, den es nicht gibt',
  "Rule {{0}} of {{1}} names InferencePool {{2}}, and there is none. Its share, {{3}} of the rule's requests, gets status 500.":
    'Regel {{0}} von {{1}} nennt InferencePool {{2}}, und den gibt es nicht. Sein Anteil, {{3}} der Anfragen der Regel, bekommt Status 500.',
  'Rule {{0}} of {{1}} names InferencePool {{2}}, and there is none. Its weight is 0, so no request is lost yet.':
    'Regel {{0}} von {{1}} nennt InferencePool {{2}}, und den gibt es nicht. Sein Gewicht ist 0, also geht noch keine Anfrage verloren.',
  Weight: 'Gewicht',
  'Name the pool that exists, {{0}}, or create pool {{1}} before it gets weight.':
    'Den Pool nennen, den es gibt, {{0}}, oder Pool {{1}} anlegen, bevor er Gewicht bekommt.',
  'Create pool {{0}}, or remove the backendRef until it exists.':
    'Pool {{0}} anlegen oder den backendRef entfernen, bis es ihn gibt.',
  'The route names the pool in the wrong API group':
    'Die Route nennt den Pool in der falschen API-Gruppe',
  "Rule {{0}} of {{1}} names InferencePool {{2}} in group {{3}}; the pool is in {{4}}. {{5}} of the rule's requests gets status 500.":
    'Regel {{0}} von {{1}} nennt InferencePool {{2}} in Gruppe {{3}}; der Pool ist in {{4}}. {{5}} der Anfragen der Regel bekommen Status 500.',
  '"" (core)': '"" (Kern)',
  'Group of the backendRef': 'Gruppe des backendRef',
  'Group of the pool': 'Gruppe des Pools',
  'Name group {{0}}.': 'Gruppe {{0}} nennen.',
  'A route goes past the pool straight to its model servers':
    'Eine Route führt am Pool vorbei direkt zu seinen Modellservern',
  "Rule {{0}} of {{1}} sends requests to {{2}}, whose pods are endpoints of {{3}}. They are spread without regard to queues and caches, and the pool's endpoint picker does not know of them.":
    'Regel {{0}} von {{1}} sendet Anfragen an {{2}}, dessen Pods Endpunkte von {{3}} sind. Sie werden ohne Rücksicht auf Warteschlangen und Caches verteilt, und der Endpoint-Picker des Pools weiß nichts von ihnen.',
  'Pool of these pods': 'Pool dieser Pods',
  'Name the pool instead of the Service.': 'Statt des Service den Pool nennen.',
  'The gateway refuses the pool of another namespace in spite of a grant':
    'Das Gateway lehnt den Pool eines anderen Namespace trotz Erlaubnis ab',
  'The route may not use the pool of another namespace':
    'Die Route darf den Pool eines anderen Namespace nicht nutzen',
  'Rule {{0}} of {{1}} sends requests to InferencePool {{2}} in another namespace. {{3}}':
    'Regel {{0}} von {{1}} sendet Anfragen an InferencePool {{2}} in einem anderen Namespace. {{3}}',
  "{{0}} allows it, yet the gateway's controller refuses: it does not honour grants for pools (agentgateway up to 1.4.1, kgateway, Envoy AI Gateway before its fix).":
    '{{0}} erlaubt es, doch der Controller des Gateways lehnt ab: Er beachtet keine ReferenceGrants für Pools (agentgateway bis 1.4.1, kgateway, Envoy AI Gateway vor seiner Korrektur).',
  'No ReferenceGrant in {{0}} allows that, so these requests get status 500.':
    'Kein ReferenceGrant in {{0}} erlaubt das, also bekommen diese Anfragen Status 500.',
  'Share of the rule': 'Anteil an der Regel',
  'none in {{0}}': 'keiner in {{0}}',
  "Move the route to namespace {{0}}, where the pool is; the gateway's listener must allow routes from there. Or upgrade the provider to a version that honours grants for pools.":
    'Die Route in Namespace {{0}} verschieben, in dem der Pool ist; der Listener des Gateways muss Routen von dort zulassen. Oder den Anbieter auf eine Version bringen, die ReferenceGrants für Pools beachtet.',
  'Set ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true in the environment of istiod.':
    'ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true in der Umgebung von istiod setzen.',
  'Install the agentgateway chart with inferenceExtension.enabled=true.':
    'Das Chart von agentgateway mit inferenceExtension.enabled=true installieren.',
  'Install NGINX Gateway Fabric with nginxGateway.gwAPIInferenceExtension.enable=true.':
    'NGINX Gateway Fabric mit nginxGateway.gwAPIInferenceExtension.enable=true installieren.',
  'From 2.2 on kgateway routes no pools: move the gateway to a class of agentgateway.':
    'Ab 2.2 leitet kgateway nicht an Pools: das Gateway auf eine Klasse von agentgateway umstellen.',
  'The gateway does not know what to do with pools':
    'Das Gateway kann mit Pools nichts anfangen',
  Controller: 'Controller',
  "Switch on the inference extension in the gateway's controller; restart it where the CRDs were installed after it started.":
    'Die Inference Extension im Controller des Gateways einschalten; ihn neu starten, falls die CRDs nach seinem Start installiert wurden.',
  'Another rule takes every request that this one matches':
    'Eine andere Regel nimmt jede Anfrage, auf die diese passt',
  'Rule {{0}} of the same route matches the same as rule {{1}} of {{2}} and comes first: of rules that match alike, the first in the route counts. Rule {{3}} gets no request.':
    'Regel {{0}} derselben Route passt auf dasselbe wie Regel {{1}} von {{2}} und geht vor: Von gleich passenden Regeln zählt die erste der Route. Regel {{3}} bekommt keine Anfrage.',
  'Rule {{0}} of {{1}} matches the same as rule {{2}} of {{3}} and comes first: of routes that match alike, the oldest counts, then the first by name. Rule {{4}} gets no request.':
    'Regel {{0}} von {{1}} passt auf dasselbe wie Regel {{2}} von {{3}} und geht vor: Von gleich passenden Routen zählt die älteste, dann die erste nach Namen. Regel {{4}} bekommt keine Anfrage.',
  Wins: 'Gewinnt',
  Created: 'Angelegt',
  'not known': 'nicht bekannt',
  Loses: 'Verliert',
  '{{0}} rule {{1}}, created {{2}}': '{{0}} Regel {{1}}, angelegt {{2}}',
  'at a time not known': 'zu unbekannter Zeit',
  'Take one of the two rules away, or let them match different models, headers or hostnames. To share requests among pools, name both in one rule, with weights.':
    'Eine der beiden Regeln entfernen, oder sie auf verschiedene Modelle, Header oder Hostnamen passen lassen. Um Anfragen auf Pools zu verteilen, beide in einer Regel mit Gewichten nennen.',
  'The gateway does not accept the route':
    'Das Gateway nimmt die Route nicht an',
  '{{0}} is refused by {{1}}: {{2}}.': '{{0}} wird von {{1}} abgelehnt: {{2}}.',
  'Change what the reason and the message name, in the route or in the listener.':
    'Ändern, was Grund und Meldung nennen: in der Route oder im Listener.',
  'The route attaches to a gateway that does not exist':
    'Die Route hängt an einem Gateway, das es nicht gibt',
  '{{0}} names Gateway {{1}} as its parent, and there is none.':
    '{{0}} nennt Gateway {{1}} als parentRef, und das gibt es nicht.',
  'Name a gateway that exists, with its namespace where it is another than {{0}}, or create Gateway {{1}}.':
    'Ein Gateway nennen, das es gibt, mit seinem Namespace, falls es ein anderer als {{0}} ist, oder Gateway {{1}} anlegen.',
  'It asks for listener on port {{0}}, which the gateway does not have.':
    'Sie verlangt einen Listener an Port {{0}}, den das Gateway nicht hat.',
  'It asks for listener {{0}}, which the gateway does not have.':
    'Sie verlangt Listener {{0}}, den das Gateway nicht hat.',
  'Name a listener that exists.': 'Einen Listener nennen, den es gibt.',
  Listeners: 'Listener',
  '{{0}} (port {{1}})': '{{0}} (Port {{1}})',
  "No hostname of the route fits the listener's.":
    'Kein Hostname der Route passt zu dem des Listeners.',
  "Give the route a hostname that lies within the listener's, or widen the listener's.":
    'Der Route einen Hostnamen geben, der in den des Listeners fällt, oder den des Listeners weiter fassen.',
  'Hostnames of the route': 'Hostnamen der Route',
  'Hostnames of the listeners': 'Hostnamen der Listener',
  'A pool without endpoints has a share of the requests':
    'Ein Pool ohne Endpunkte hat einen Anteil an den Anfragen',
  'Rule {{0}} of {{1}} gives {{2}} of its requests to pool {{3}}, which has no ready endpoint: that share gets status 503.':
    'Regel {{0}} von {{1}} gibt {{2}} ihrer Anfragen an Pool {{3}}, der keinen bereiten Endpunkt hat: Dieser Anteil bekommt Status 503.',
  'weight {{0}} ({{1}}), {{2}} ready endpoints':
    'Gewicht {{0}} ({{1}}), {{2}} bereite Endpunkte',
  'Set the weight of {{0}} to 0 until it has endpoints, or scale it up.':
    'Das Gewicht von {{0}} auf 0 setzen, bis er Endpunkte hat, oder ihn hochskalieren.',
  'The provider can’t split a rule between pools':
    'Der Anbieter kann eine Regel nicht auf Pools aufteilen',
  'The provider may not be able to split a rule between pools':
    'Der Anbieter kann eine Regel womöglich nicht auf Pools aufteilen',
  'Rule {{0}} of {{1}} splits its requests between {{2}} pools, and {{3}} {{4}}.':
    'Regel {{0}} von {{1}} teilt ihre Anfragen auf {{2}} Pools auf, und {{3}} {{4}}.',
  'Whether this installation does can’t be told from here.':
    'Ob diese Installation das tut, lässt sich von hier nicht sagen.',
  'No controller has looked at the route':
    'Kein Controller hat sich die Route angesehen',
  '{{0}} attaches to {{1}}, and no controller says whether it is accepted.':
    '{{0}} hängt an {{1}}, und kein Controller sagt, ob sie angenommen ist.',
  'nothing for this gateway': 'nichts für dieses Gateway',
  'Class of the gateway': 'Klasse des Gateways',
  'See whether the controller of class {{0}} runs and may write the status of routes. One that started before the CRDs were installed needs a restart.':
    'Prüfen, ob der Controller der Klasse {{0}} läuft und den Status von Routen schreiben darf. Einer, der vor der Installation der CRDs gestartet ist, braucht einen Neustart.',
  'The status of the route is of an older edit':
    'Der Status der Route gehört zu einer älteren Fassung',
  '{{0}} is at generation {{1}}, and {{2}} has looked at {{3}} for Gateway {{4}}: what was edited since may not be in force, and what the status says may no longer be true.':
    '{{0}} ist bei Generation {{1}}, und {{2}} hat sich {{3}} für Gateway {{4}} angesehen: Was seither geändert wurde, gilt womöglich nicht, und was der Status sagt, stimmt womöglich nicht mehr.',
  'Look whether the controller {{0}} runs, and into its log for errors about this route. Restarting it makes it read all objects anew.':
    'Prüfen, ob der Controller {{0}} läuft, und sein Log nach Fehlern zu dieser Route durchsehen. Ein Neustart lässt ihn alle Objekte neu lesen.',
  'Every weight of the rule is 0': 'Jedes Gewicht der Regel ist 0',
  'The backendRefs of rule {{0}} of {{1}} all have weight 0, so every request that matches it gets status 500.':
    'Alle backendRefs von Regel {{0}} von {{1}} haben Gewicht 0, also bekommt jede Anfrage, auf die sie passt, Status 500.',
  'Weight of {{0}}': 'Gewicht von {{0}}',
  'Give at least one backendRef a weight above 0.':
    'Mindestens einem backendRef ein Gewicht über 0 geben.',
  'Grant it in {{0}}. Where the provider does not honour grants for pools (agentgateway up to 1.4.1), move the route to namespace {{1}} instead.':
    'Es in {{0}} mit einem ReferenceGrant erlauben. Wo der Anbieter ReferenceGrants für Pools nicht beachtet (agentgateway bis 1.4.1), stattdessen die Route in Namespace {{1}} verschieben.',
  'Every pool that {{0}} names exists, and {{1}} does not resolve them. It has no support for InferencePools, or it is switched off.':
    'Jeden Pool, den {{0}} nennt, gibt es, und {{1}} löst sie nicht auf. Er unterstützt keine InferencePools, oder die Unterstützung ist ausgeschaltet.',
  'Every pool that {{0}} names exists, and {{1}} does not resolve them: {{2}}. It has no support for InferencePools, or it is switched off.':
    'Jeden Pool, den {{0}} nennt, gibt es, und {{1}} löst sie nicht auf: {{2}}. Er unterstützt keine InferencePools, oder die Unterstützung ist ausgeschaltet.',
};
