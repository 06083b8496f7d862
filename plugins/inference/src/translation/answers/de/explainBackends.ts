// SPDX-License-Identifier: Apache-2.0

export const explainBackends = {
  'The picker asks for another model':
    'Der Picker fragt nach einem anderen Modell',
  '{{0}} makes `{{1}}` into {{2}}.': '{{0}} macht aus `{{1}}` {{2}}.',
  '{{0}} sends all to the first pool': '{{0}} schickt alles an den ersten Pool',
  'It does not heed weights of pools.':
    'Die Gewichte von Pools beachtet es nicht.',
  '{{0}} answers 503 on a rule with two pools.':
    '{{0}} antwortet mit 503 auf eine Regel mit zwei Pools.',
  'What {{0}} does with two pools in one rule is not known.':
    'Was {{0}} mit zwei Pools in einer Regel tut, ist nicht bekannt.',
  '{{0}} takes one pool per rule, and this one has {{1}}.':
    '{{0}} nimmt einen Pool je Regel, und diese hat {{1}}.',
  "{{0}} asks the last pool's picker for all pools of the rule":
    '{{0}} fragt den Picker des letzten Pools für alle Pools der Regel',
  "{{0}} may ask the last pool's picker for all pools of the rule":
    '{{0}} fragt womöglich den Picker des letzten Pools für alle Pools der Regel',
  'Where that pool is empty every request of the rule fails, and the other pools are used without their pickers.':
    'Ist dieser Pool leer, scheitert jede Anfrage der Regel, und die anderen Pools werden ohne ihre Picker benutzt.',
  '{{0}}: it depends on its patch release':
    '{{0}}: das hängt vom Patch-Release ab',
  '{{0}} can not be used': '{{0}} ist nicht benutzbar',
  '{{0}} exists and may be used': '{{0}} ist vorhanden und darf benutzt werden',
  "{{0}} lies outside of the route's namespace {{1}}, and the reference is refused although ReferenceGrant {{2}} allows it.":
    '{{0}} liegt außerhalb des Namespace {{1}} der Route, und der Verweis wird abgelehnt, obwohl ReferenceGrant {{2}} ihn erlaubt.',
  "{{0}} lies outside of the route's namespace {{1}}, and the reference is refused: no ReferenceGrant allows it.":
    '{{0}} liegt außerhalb des Namespace {{1}} der Route, und der Verweis wird abgelehnt: Kein ReferenceGrant erlaubt ihn.',
  '{{0}} is no kind that the gateway can send requests to.':
    'An {{0}} kann das Gateway keine Anfragen schicken.',
  'InferencePools can not be read in this cluster.':
    'InferencePools sind in diesem Cluster nicht lesbar.',
  'The gateway does not take {{0}} of group {{1}}{{2}}.':
    'Das Gateway nimmt {{0}} der Gruppe {{1}} nicht an{{2}}.',
  'InferencePool {{0}} exists in {{1}}, and the rule asks for group {{2}}.':
    'InferencePool {{0}} ist in {{1}} vorhanden, und die Regel verlangt die Gruppe {{2}}.',
  'InferencePool {{0}} does not exist.': 'InferencePool {{0}} gibt es nicht.',
  'Service {{0}} does not exist.': 'Service {{0}} gibt es nicht.',
  'Services of namespace {{0}} are not read: it holds neither pools nor gateways.':
    'Services im Namespace {{0}} werden nicht gelesen: Er enthält weder Pools noch Gateways.',
  'The rule names no port of Service {{0}}.':
    'Die Regel nennt keinen Port von Service {{0}}.',
  'Pods can not be read.': 'Pods sind nicht lesbar.',
  '{{0}} of {{1}} pods behind Service {{2}} are ready':
    '{{0}} von {{1}} Pods hinter Service {{2}} sind bereit',
  'No pod behind Service {{0}} is ready.':
    'Kein Pod hinter Service {{0}} ist bereit.',
  'The endpoint picker refuses a body that is no JSON.':
    'Der Endpoint-Picker lehnt einen Body ab, der kein JSON ist.',
  'The endpoint picker refuses a body without model.':
    'Der Endpoint-Picker lehnt einen Body ohne Modell ab.',
  'Objective {{0}} has priority {{1}}: it is not shed':
    'Objective {{0}} hat Priorität {{1}}: Die Anfrage wird nicht abgewiesen',
  'The pool has no objective {{0}}: priority 0 counts':
    'Der Pool hat kein Objective {{0}}: Es gilt Priorität 0',
  'Objective {{0}} may be shed: its priority is {{1}}':
    'Objective {{0}} kann abgewiesen werden: Seine Priorität ist {{1}}',
  'How full the pool is was not measured. Full, it answers 429.':
    'Wie voll der Pool ist, wurde nicht gemessen. Ist er voll, antwortet er mit 429.',
  "{{0}}, and the pool's saturation is not known":
    '{{0}}, und die Auslastung des Pools ist nicht bekannt',
  'Objective {{0}} is shed now': 'Objective {{0}} wird jetzt abgewiesen',
  'Objective {{0}} is not shed now':
    'Objective {{0}} wird jetzt nicht abgewiesen',
  "Its priority is {{0}}, below 0, and the pool's saturation {{1}}; from 1 on it is shed.":
    'Seine Priorität ist {{0}}, unter 0, und die Auslastung des Pools {{1}}; ab 1 wird es abgewiesen.',
  'The pool is full, and objective {{0}} with priority {{1}} is shed first.':
    'Der Pool ist voll, und Objective {{0}} mit Priorität {{1}} wird zuerst abgewiesen.',
  'Endpoint picker {{0}} is there': 'Endpoint-Picker {{0}} ist da',
  '{{0}} of {{1}} replicas are ready. One leads, by design.':
    '{{0}} von {{1}} Replikaten sind bereit. Eines führt, so ist es vorgesehen.',
  "Endpoint picker {{0}} can't be seen":
    'Endpoint-Picker {{0}} ist nicht zu sehen',
  'Endpoint picker {{0}} is not there': 'Endpoint-Picker {{0}} fehlt',
  'Endpoint picker {{0}} does not answer':
    'Endpoint-Picker {{0}} antwortet nicht',
  '{{0}} names no endpoint picker.': '{{0}} nennt keinen Endpoint-Picker.',
  'Services and Pods can not all be read in this cluster.':
    'Services und Pods sind in diesem Cluster nicht alle lesbar.',
  'Service {{0}}/{{1}} does not exist.': 'Service {{0}}/{{1}} gibt es nicht.',
  'The pool asks port {{0}} of Service {{1}}, which has {{2}}.':
    'Der Pool fragt Port {{0}} von Service {{1}}, der {{2}} hat.',
  '(none)': '(keiner)',
  'No replica of {{0}} is ready: pod {{1}} is {{2}}':
    'Kein Replikat von {{0}} ist bereit: Pod {{1}}: {{2}}',
  'No replica of {{0}} is ready.': 'Kein Replikat von {{0}} ist bereit.',
  '{{0}} {{1}} fails the request.': '{{0}} {{1}} lässt die Anfrage scheitern.',
  '{{0}} Whether {{1}} heeds failureMode {{2}} is not known.':
    '{{0}} Ob {{1}} failureMode {{2}} beachtet, ist nicht bekannt.',
  'Without its picker the gateway spreads requests evenly, blind to load':
    'Ohne seinen Picker verteilt das Gateway die Anfragen gleichmäßig, ohne die Last zu kennen',
  'Pods can not be read, so whether {{0}} has an endpoint is not known.':
    'Pods sind nicht lesbar, daher ist nicht bekannt, ob {{0}} einen Endpunkt hat.',
  '{{0}} of {{1}} endpoints of {{2}} are ready':
    '{{0}} von {{1}} Endpunkten von {{2}} sind bereit',
  '{{0}} has no ready endpoint: its selector takes no pod.':
    '{{0}} hat keinen bereiten Endpunkt: Sein Selector wählt keinen Pod aus.',
  '{{0}} has no ready endpoint.': '{{0}} hat keinen bereiten Endpunkt.',
  '{{0}} {{1}} is answered by a model server.':
    '{{0}} {{1}} wird von einem Modellserver beantwortet.',
  'The request reaches a model server. What it answers on {{0}} is its own.':
    'Die Anfrage erreicht einen Modellserver. Was er auf {{0}} antwortet, ist seine Sache.',
  'The model server refuses a body without {{0}}.':
    'Der Modellserver lehnt einen Body ohne {{0}} ab.',
  'Which models the servers serve is not known: neither their arguments nor their metrics name one':
    'Welche Modelle die Server bereitstellen, ist nicht bekannt: Weder ihre Argumente noch ihre Metriken nennen eines',
  'A model server answers.': 'Ein Modellserver antwortet.',
  'The request reaches a model server, which does not serve `{{0}}`: it serves {{1}}.':
    'Die Anfrage erreicht einen Modellserver, der `{{0}}` nicht bereitstellt: Er stellt {{1}} bereit.',
  '{{0}} of {{1}} ready servers serve `{{2}}`':
    '{{0}} von {{1}} bereiten Servern stellen `{{2}}` bereit',
  'The others answer 404, unless the picker avoids them.':
    'Die anderen antworten mit 404, sofern der Picker sie nicht meidet.',
  'A model server that serves `{{0}}` answers.':
    'Ein Modellserver, der `{{0}}` bereitstellt, antwortet.',
  'The request reaches a model server, which takes no {{0}} on {{1}}.':
    'Die Anfrage erreicht einen Modellserver, der {{0}} auf {{1}} nicht annimmt.',
  'Whether Istio speaks TLS to the endpoint picker: DestinationRules can not be read':
    'Ob Istio mit dem Endpoint-Picker TLS spricht: DestinationRules sind nicht lesbar',
  'Istio may not speak TLS to the picker':
    'Istio spricht mit dem Picker womöglich kein TLS',
  'The endpoint picker serves TLS, and no DestinationRule for {{0}} has tls.mode SIMPLE: without it Istio can not ask the picker.':
    'Der Endpoint-Picker verlangt TLS, und keine DestinationRule für {{0}} hat tls.mode SIMPLE: Ohne sie kann Istio den Picker nicht fragen.',
  'Istio may not trust the picker': 'Istio vertraut dem Picker womöglich nicht',
  '{{0}} does not set insecureSkipVerify, and a picker without a certificate of its own signs itself one.':
    '{{0}} setzt insecureSkipVerify nicht, und ein Picker ohne eigenes Zertifikat signiert sich selbst eines.',
  'Above {{0}} at a time it answers 503.':
    'Bei mehr als {{0}} gleichzeitig antwortet sie mit 503.',
  'What the load balancer asks endpoints for: HealthCheckPolicies can not be read':
    'Wonach der Load Balancer die Endpunkte fragt: HealthCheckPolicies sind nicht lesbar',
  'The load balancer asks endpoints for /':
    'Der Load Balancer fragt die Endpunkte nach /',
  'Model servers answer 404 there, and then count as unhealthy whatever Kubernetes says: a HealthCheckPolicy on the pool sets another path.':
    'Modellserver antworten dort mit 404 und gelten dann als ungesund, was immer Kubernetes sagt: Eine HealthCheckPolicy am Pool setzt einen anderen Pfad.',
  'The load balancer asks endpoints for {{0}}':
    'Der Load Balancer fragt die Endpunkte nach {{0}}',
  '{{0}} says so.': 'So steht es in {{0}}.',
};
