// SPDX-License-Identifier: Apache-2.0

export const explainRoutes = {
  path: 'Pfad',
  'path is `{{0}}`, the rule wants {{1}}':
    'der Pfad ist `{{0}}`, die Regel verlangt {{1}}',
  "regular expression `{{0}}` can't be read":
    'der reguläre Ausdruck `{{0}}` ist nicht lesbar',
  method: 'Methode',
  'method is {{0}}, the rule wants {{1}}':
    'die Methode ist {{0}}, die Regel verlangt {{1}}',
  'header {{0}} is not known: {{1}}': 'Header {{0}} ist nicht bekannt: {{1}}',
  'header {{0}} is not there{{1}}, the rule wants {{2}}':
    'Header {{0}} fehlt{{1}}, die Regel verlangt {{2}}',
  '; they differ in case only':
    '; sie unterscheiden sich nur in Groß- und Kleinschreibung',
  'header {{0}} is `{{1}}`, the rule wants {{2}}{{3}}':
    'Header {{0}} ist `{{1}}`, die Regel verlangt {{2}}{{3}}',
  'header {{0}} would be `{{1}}`, the rule wants {{2}}{{3}}':
    'Header {{0}} wäre `{{1}}`, die Regel verlangt {{2}}{{3}}',
  'query parameter {{0}} is not there, the rule wants `{{1}}`':
    'Query-Parameter {{0}} fehlt, die Regel verlangt `{{1}}`',
  'query parameter {{0}} is `{{1}}`, the rule wants `{{2}}`':
    'Query-Parameter {{0}} ist `{{1}}`, die Regel verlangt `{{2}}`',
  "{{0}} can't be compared": '{{0}} lässt sich nicht vergleichen',
  host: 'Host',
  'the route is on listener {{0}}, the request comes to {{1}}':
    'die Route liegt an Listener {{0}}, die Anfrage kommt an {{1}} an',
  'the route is on port {{0}}, the request comes to {{1}}':
    'die Route liegt an Port {{0}}, die Anfrage kommt an {{1}} an',
  'the route is not accepted: {{0}}{{1}}':
    'die Route ist nicht angenommen: {{0}}{{1}}',
  'no controller has accepted the route':
    'kein Controller hat die Route angenommen',
  'listener {{0}} takes routes from no namespace':
    'Listener {{0}} nimmt aus keinem Namespace Routen an',
  'listener {{0}} takes routes from its own namespace only':
    'Listener {{0}} nimmt nur Routen aus dem eigenen Namespace an',
  'host is `{{0}}`, the route wants {{1}}':
    'der Host ist `{{0}}`, die Route verlangt {{1}}',
  'No rule takes the request': 'Keine Regel nimmt die Anfrage an',
  '{{0}} takes it': '{{0}} nimmt sie an',
  'It matches {{0}}.': 'Sie passt auf {{0}}.',
  'The status of {{0}} is old': 'Der Status von {{0}} ist veraltet',
  'It was written for an earlier version of the route. The gateway may still work by that one.':
    'Er gilt einer früheren Version der Route. Das Gateway arbeitet womöglich noch nach dieser.',
  "Whether {{0}} takes it can't be told":
    'Ob {{0}} sie annimmt, ist nicht zu sagen',
  '{{0}} would take the request, but {{1}}.':
    '{{0}} nähme die Anfrage an, aber {{1}}.',
  'No route leads through this gateway.':
    'Keine Route führt durch dieses Gateway.',
  'No rule takes {{0}} {{1}} on host `{{2}}`.':
    'Keine Regel nimmt {{0}} {{1}} auf Host `{{2}}` an.',
  "The body is larger than the gateway buffers, so the model can't be read: {{0}}.":
    'Der Body ist größer, als das Gateway puffert, daher ist das Modell nicht lesbar: {{0}}.',
  "The body is no JSON, so the model can't be read and no rule takes the request.":
    'Der Body ist kein JSON, daher ist das Modell nicht lesbar, und keine Regel nimmt die Anfrage an.',
  'The body has no model, so no rule takes the request.':
    'Der Body nennt kein Modell, daher nimmt keine Regel die Anfrage an.',
  'The rules want header {{0}}, the client does not send it, and nothing on the gateway sets it.':
    'Die Regeln verlangen Header {{0}}, der Client sendet ihn nicht, und nichts am Gateway setzt ihn.',
  'No rule takes model `{{0}}`{{1}}.':
    'Keine Regel nimmt Modell `{{0}}` an{{1}}.',
  'HTTPRoute {{0}} rule {{1}}': 'HTTPRoute {{0}}, Regel {{1}}',
  'The rule redirects the client, and asks no backend.':
    'Die Regel leitet den Client um und fragt kein Backend.',
  'The rule redirects': 'Die Regel leitet um',
  'The rule has no backend.': 'Die Regel hat kein Backend.',
  'Every weight of the rule is 0, so no backend can be drawn.':
    'Jedes Gewicht der Regel ist 0, daher kann kein Backend gewählt werden.',
  'No backend to send it to': 'Kein Backend, an das sie gehen könnte',
};
