// SPDX-License-Identifier: Apache-2.0

export const behaviours = {
  'answers requests with a body with status 500 while the picker is down':
    'beantwortet Anfragen mit Body mit Status 500, solange der Picker ausgefallen ist',
  'fails every request while the picker is down':
    'lässt jede Anfrage scheitern, solange der Picker ausgefallen ist',
  'sends requests on without the picker':
    'leitet Anfragen ohne den Picker weiter',
  'asks the endpoint picker of the last pool for all of them: the others are balanced blindly, and where the last is empty the whole rule answers 503':
    'fragt den Endpoint-Picker des letzten Pools für alle: Die anderen werden blind verteilt, und ist der letzte leer, antwortet die ganze Regel mit 503',
  'Upgrade to a patch release of 1.29 or later that has the fix of issue 61594, or give each pool a rule of its own with a header match.':
    'Auf ein Patch-Release von 1.29 oder später aktualisieren, das Issue 61594 behebt, oder jedem Pool eine eigene Regel mit Header-Match geben.',
  'asked the endpoint picker of the last pool for all of them until patch releases after 2026-09-21':
    'fragte bis zu den Patch-Releases nach dem 2026-09-21 den Endpoint-Picker des letzten Pools für alle',
  'Check that this patch release has the fix of issue 61594; without it give each pool a rule of its own with a header match.':
    'Prüfen, ob dieses Patch-Release Issue 61594 behebt; sonst jedem Pool eine eigene Regel mit Header-Match geben.',
  'takes one pool per rule': 'nimmt einen Pool je Regel',
  'Upgrade to 2.3 or later, or give each pool a rule of its own.':
    'Auf 2.3 oder später aktualisieren, oder jedem Pool eine eigene Regel geben.',
  'Give each pool a rule of its own with a header match.':
    'Jedem Pool eine eigene Regel mit Header-Match geben.',
  'answers 503 for a rule with two pools':
    'antwortet bei einer Regel mit zwei Pools mit 503',
  'asks the endpoint picker of the last pool for all of them':
    'fragt den Endpoint-Picker des letzten Pools für alle',
  'sends everything to the first pool and ignores the weights':
    'schickt alles an den ersten Pool und ignoriert die Gewichte',
  'POST requests to pools may hang in this version of the gateway':
    'POST-Anfragen an Pools können in dieser Version des Gateways hängen bleiben',
  'lets POST requests to pools hang until they time out':
    'lässt POST-Anfragen an Pools bis zum Timeout hängen',
  'Upgrade to 1.4 or later, or go back to 1.2.1.':
    'Auf 1.4 oder später aktualisieren, oder zurück auf 1.2.1 gehen.',
  'The rule’s CORS filter takes its endpoint picker away':
    'Der CORS-Filter der Regel nimmt ihr den Endpoint-Picker',
  'builds the filters of a rule with CORS anew and loses its endpoint picker, as read in its source':
    'baut die Filter einer Regel mit CORS neu auf und verliert dabei ihren Endpoint-Picker, wie im Quelltext zu lesen ist',
  'Take the CORS filter from rules with pools, and answer preflight requests in front of the gateway.':
    'Den CORS-Filter aus Regeln mit Pools entfernen und Preflight-Anfragen vor dem Gateway beantworten.',
  "kgateway's bundled agentgateway": 'das mit kgateway gelieferte agentgateway',
  'GIE endpoint picker': 'Endpoint-Picker von GIE',
};
