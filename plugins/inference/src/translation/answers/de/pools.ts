// SPDX-License-Identifier: Apache-2.0

export const pools = {
  'No endpoint of the pool is ready': 'Kein Endpunkt des Pools ist bereit',
  '{{0}} selects {{1}}, of which none is ready{{2}}. Requests get status 503 until one is.':
    '{{0}} wählt {{1}} aus, davon keinen bereiten{{2}}. Bis einer bereit ist, erhalten Anfragen Status 503.',
  '{{0}} of 1 replica ready': '{{0}} von 1 Replikat bereit',
  '{{0}} of {{1}} replicas ready': '{{0}} von {{1}} Replikaten bereit',
  'Look at the logs of the model servers. One that has just started loads its model first, which takes minutes; one that stays unready fails its readiness probe: compare the path and the port of the probe with what the server listens on.':
    'Die Logs der Modellserver ansehen. Ein gerade gestarteter lädt zuerst sein Modell, was Minuten dauert; einer, der nicht bereit wird, besteht seine Readiness-Probe nicht: Pfad und Port der Probe damit vergleichen, worauf der Server lauscht.',
  'Two pools select the same pods': 'Zwei Pools wählen dieselben Pods aus',
  '{{0}} and {{1}} both select {{2}}: requests for one are answered by servers of the other, and each picker knows only half of the load.':
    '{{0}} und {{1}} wählen beide {{2}} aus: Anfragen an den einen beantworten Server des anderen, und jeder Picker kennt nur die halbe Last.',
  'Selector of {{0}}': 'Selector von {{0}}',
  'Pods of both': 'Pods beider Pools',
  "Add a label that tells the versions apart, such as version, to both selectors and to the pods of each. A Deployment's selector can't be changed: its pods' labels can.":
    'Beiden Selectors und den jeweiligen Pods ein Label geben, das die Versionen unterscheidet, etwa version. Der Selector eines Deployments lässt sich nicht ändern, die Labels seiner Pods schon.',
  'The pool uses an API that later versions removed':
    'Der Pool nutzt eine API, die spätere Versionen entfernt haben',
  '{{0}} is {{1}}. GIE 1.5 no longer ships that CRD, and current gateways read only {{2}}/v1.':
    '{{0}} ist {{1}}. GIE 1.5 liefert diese CRD nicht mehr, und aktuelle Gateways lesen nur {{2}}/v1.',
  'Create the pool in the new group beside the old one, point the routes at it, then delete the old one.':
    'Den Pool neben dem alten in der neuen Gruppe anlegen, die Routen auf ihn zeigen lassen, dann den alten löschen.',
  'The gateway does not do what the failure mode says':
    'Das Gateway tut nicht, was failureMode sagt',
  '{{0}} asks for {{1}}, and {{2}} {{3}}.':
    '{{0}} verlangt {{1}}, doch {{2}} {{3}}.',
  Does: 'Verhält sich wie',
  'Count on the picker as on the gateway itself: a second replica with leader election, a PodDisruptionBudget, an alert when it is unavailable.':
    'Den Picker so absichern wie das Gateway selbst: ein zweites Replikat mit Leader-Election, ein PodDisruptionBudget, ein Alarm, wenn er nicht verfügbar ist.',
  'Upgrade the provider where requests without a picker must not reach the servers.':
    'Den Anbieter aktualisieren, wenn Anfragen die Server nicht ohne Picker erreichen dürfen.',
  'Pools of one rule serve different models':
    'Pools einer Regel bieten verschiedene Modelle an',
  "Rule {{0}} of {{1}} gives {{2}} of its requests to pool {{3}}, whose servers answer to {{4}} and not to {{5}}, as the other pool's do: that share gets status 404.":
    'Regel {{0}} von {{1}} gibt {{2}} ihrer Anfragen an Pool {{3}}, dessen Server auf {{4}} antworten und nicht auf {{5}} wie die des anderen Pools: Dieser Anteil erhält Status 404.',
  'Pool {{0}} serves': 'Pool {{0}} bietet an',
  'Start the servers of {{0}} with --served-model-name {{1}} (several names may be given), or take the pool out of the rule until they do.':
    'Die Server von {{0}} mit --served-model-name {{1}} starten (mehrere Namen sind möglich) oder den Pool bis dahin aus der Regel nehmen.',
  'KServe does not bring the pool to its gateway':
    'KServe bringt den Pool nicht an sein Gateway',
  '{{0}}, which made {{1}}, has {{2}}=False: {{3}}':
    '{{0}}, aus dem {{1}} entstand, hat {{2}}=False: {{3}}',
  '{{0}}, which made {{1}}, has {{2}}=False.':
    '{{0}}, aus dem {{1}} entstand, hat {{2}}=False.',
  'Change in the LLMInferenceService what the message names. Members of one routing group must serve the same model names.':
    'Im LLMInferenceService ändern, was die Meldung nennt. Mitglieder einer Routing-Gruppe müssen dieselben Modellnamen anbieten.',
  'The gateway does not accept the imported pool':
    'Das Gateway nimmt den importierten Pool nicht an',
  'Change what the message names, here or where the pool is exported from.':
    'Ändern, was die Meldung nennt, hier oder dort, von wo der Pool exportiert wird.',
  'The gateway does not accept the pool': 'Das Gateway nimmt den Pool nicht an',
  "Change what the message names. NotSupportedByParent says that the gateway's controller has no support for pools.":
    'Ändern, was die Meldung nennt. NotSupportedByParent besagt, dass der Controller des Gateways keine Pools unterstützt.',
  '{{0}} is refused by {{1}}: {{2}}': '{{1}} lehnt {{0}} ab: {{2}}',
  '{{0}} is refused by {{1}}.': '{{1}} lehnt {{0}} ab.',
  'The endpoint picker of the pool does not exist':
    'Den Endpoint-Picker des Pools gibt es nicht',
  '{{0}} names Service {{1}} as its endpoint picker, and there is none in {{2}}. No request can be given an endpoint.':
    '{{0}} nennt Service {{1}} als Endpoint-Picker, doch in {{2}} gibt es ihn nicht. Keine Anfrage kann einem Endpunkt zugeteilt werden.',
  'Deploy the endpoint picker (its chart makes Service and Deployment), or name the Service that exists.':
    'Den Endpoint-Picker installieren (sein Chart erzeugt Service und Deployment) oder den vorhandenen Service nennen.',
  'The pool names no endpoint picker, and its provider needs one':
    'Der Pool nennt keinen Endpoint-Picker, sein Anbieter braucht aber einen',
  "{{0}} has no endpointPickerRef. GIE 1.6 allows that, but the gateway's controller refuses the pool.":
    '{{0}} hat keine endpointPickerRef. GIE 1.6 erlaubt das, aber der Controller des Gateways lehnt den Pool ab.',
  'Deploy an endpoint picker and name its Service.':
    'Einen Endpoint-Picker installieren und seinen Service nennen.',
  'The pool names the wrong port of its endpoint picker':
    'Der Pool nennt den falschen Port seines Endpoint-Pickers',
  '{{0}} reaches its endpoint picker on port {{1}}, which is the port of the model servers. The gateway gets no answer from the picker.':
    '{{0}} erreicht seinen Endpoint-Picker an Port {{1}}, dem Port der Modellserver. Das Gateway bekommt vom Picker keine Antwort.',
  '{{0}} reaches its endpoint picker on port {{1}}, which {{2}} does not have. The gateway gets no answer from the picker.':
    '{{0}} erreicht seinen Endpoint-Picker an Port {{1}}, den {{2}} nicht hat. Das Gateway bekommt vom Picker keine Antwort.',
  'Port of the reference': 'Port des Verweises',
  'Ports of Service {{0}}': 'Ports von Service {{0}}',
  'Ports of the model servers': 'Ports der Modellserver',
  'Name port {{0}}.': 'Port {{0}} nennen.',
  'Name the port on which the picker speaks ext_proc, {{0}} unless it was told otherwise.':
    'Den Port nennen, an dem der Picker ext_proc spricht, {{0}}, wenn nichts anderes eingestellt ist.',
  'The pool sends requests to a port that its servers do not have':
    'Der Pool sendet Anfragen an einen Port, den seine Server nicht haben',
  '{{0}} sends to port {{1}}; the containers of its pods listen on {{2}}. Requests get status 502 or 503.':
    '{{0}} sendet an Port {{1}}; die Container seiner Pods lauschen auf {{2}}. Anfragen erhalten Status 502 oder 503.',
  'Ports of the containers': 'Ports der Container',
  'Name the port on which the model servers answer OpenAI requests.':
    'Den Port nennen, an dem die Modellserver OpenAI-Anfragen beantworten.',
  '{{0}} asks for 0 replicas, so {{1}} has no endpoint.':
    '{{0}} verlangt 0 Replikate, daher hat {{1}} keinen Endpunkt.',
  'The model servers are scaled to zero':
    'Die Modellserver sind auf null skaliert',
  'Requests that come get status 503.':
    'Eintreffende Anfragen erhalten Status 503.',
  'If that is not on purpose, ask for a replica. If it is, set the weight of the pool to 0 or remove it from the routes, so that requests get a clear answer.':
    'Falls das keine Absicht ist, ein Replikat verlangen. Falls doch, das Gewicht des Pools auf 0 setzen oder ihn aus den Routen nehmen, damit Anfragen eine klare Antwort bekommen.',
  'No pod in {{0}} carries the labels that {{1}} selects, and no Deployment there makes such pods. Every request gets status 503.':
    'Kein Pod in {{0}} trägt die Labels, die {{1}} auswählt, und kein Deployment dort erzeugt solche Pods. Jede Anfrage erhält Status 503.',
  'The selector of the pool takes no pod':
    'Der Selector des Pools wählt keinen Pod aus',
  "{{0}} can't be a label, so nothing can ever match.":
    '{{0}} kann kein Label sein, daher kann nie etwas passen.',
  Selector: 'Selector',
  'Pod labels of Deployment {{0}}': 'Pod-Labels von Deployment {{0}}',
  'Make the selector and the pod labels of Deployment {{0}} agree.':
    'Den Selector und die Pod-Labels von Deployment {{0}} in Übereinstimmung bringen.',
  'Deploy model servers whose pods carry these labels, or correct the selector.':
    'Modellserver installieren, deren Pods diese Labels tragen, oder den Selector berichtigen.',
  'Controllers overwrite each other’s status of the pool':
    'Controller überschreiben einander den Status des Pools',
  'The status of {{0}} lost the entry of {{1}} and got it back {{2}} times within ten minutes: more than one controller writes status.parents, and one of them does not keep the entries of others. What the status says is true half of the time.':
    'Der Status von {{0}} verlor binnen zehn Minuten {{2}}-mal den Eintrag von {{1}} und bekam ihn zurück: Mehr als ein Controller schreibt status.parents, und einer von ihnen behält die Einträge der anderen nicht. Was der Status sagt, stimmt nur die halbe Zeit.',
  'taken out and put back {{0}} ×': '{{0}} × entfernt und wieder eingesetzt',
  'Entries that were there meanwhile': 'Einträge, die währenddessen da waren',
  'Let one controller look after the pool: give each provider a pool of its own with the same selector, and let its routes name that one. Envoy AI Gateway replaces the whole status.':
    'Nur einen Controller für den Pool zuständig sein lassen: jedem Anbieter einen eigenen Pool mit demselben Selector geben und dessen Routen diesen nennen lassen. Envoy AI Gateway ersetzt den ganzen Status.',
  'No controller has looked at the pool':
    'Kein Controller hat sich des Pools angenommen',
  '{{0}} is accepted and names {{1}}, and no controller has written a status for the pool: it may have no support for pools.':
    '{{0}} ist angenommen und nennt {{1}}, doch kein Controller hat einen Status für den Pool geschrieben: Womöglich unterstützt er keine Pools.',
  'Controller of the route': 'Controller der Route',
  'not named': 'nicht genannt',
  "Switch on the inference extension in the gateway's controller (agentgateway: inferenceExtension.enabled=true; Istio: ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true). One that started before the CRDs were installed needs a restart.":
    'Die Inference Extension im Controller des Gateways einschalten (agentgateway: inferenceExtension.enabled=true; Istio: ENABLE_GATEWAY_API_INFERENCE_EXTENSION=true). Ein Controller, der vor der Installation der CRDs startete, braucht einen Neustart.',
  'No route references the pool': 'Keine Route verweist auf den Pool',
  'No HTTPRoute names {{0}}, so it gets no requests by way of a gateway.':
    'Keine HTTPRoute nennt {{0}}, daher kommen über kein Gateway Anfragen an.',
  'HTTPRoutes that name it': 'HTTPRoutes, die ihn nennen',
  'Add it to the backendRefs of a route, or delete it with its picker and its model servers.':
    'Ihn in die backendRefs einer Route aufnehmen oder mit seinem Picker und seinen Modellservern löschen.',
};
