// SPDX-License-Identifier: Apache-2.0

export const explainPolicies = {
  'No policy changes the headers before the request is routed':
    'Keine Policy ändert die Header, bevor die Anfrage geroutet wird',
  '{{0}} does not work': '{{0}} wirkt nicht',
  '{{0}} is False: {{1}} Its headers are not set.':
    '{{0}} ist False: {{1}} Ihre Header werden nicht gesetzt.',
  '{{0}} sets it under a condition': '{{0}} setzt ihn unter einer Bedingung',
  "Whether {{0}} is set can't be told":
    'Ob {{0}} gesetzt wird, ist nicht zu sagen',
  '{{0}}, which is not evaluated here.':
    '{{0}}, die hier nicht ausgewertet wird.',
  '{{0}} becomes `{{1}}`': '{{0}} wird zu `{{1}}`',
  '{{0}} sets it from `{{1}}`.': '{{0}} setzt ihn aus `{{1}}`.',
  'the expression reads {{0}} from the body; give the whole body':
    'der Ausdruck liest {{0}} aus dem Body; dafür muss der ganze Body angegeben werden',
  'What {{0}} becomes can not be evaluated here':
    'Was aus {{0}} wird, lässt sich hier nicht auswerten',
  '{{0}} is taken away': '{{0}} wird entfernt',
  '{{0}} sets it from `{{1}}`, which fails: {{2}}. The header is removed then, even one that the client sent.':
    '{{0}} setzt ihn aus `{{1}}`, was scheitert: {{2}}. Der Header wird dann entfernt, auch einer, den der Client gesendet hat.',
  '{{0}} removes it': '{{0}} entfernt ihn',
  'the body has {{0}} bytes, and the gateway buffers {{1}}':
    'der Body hat {{0}} Bytes, und das Gateway puffert {{1}}',
  'the body is no JSON': 'der Body ist kein JSON',
  'the request has no body': 'die Anfrage hat keinen Body',
  'the body has no model': 'der Body nennt kein Modell',
  '{{0}}, for model `{{1}}`': '{{0}}, für Modell `{{1}}`',
  'AgentgatewayPolicies can not be read in this cluster':
    'AgentgatewayPolicies sind in diesem Cluster nicht lesbar',
  'Deployments can not be read, so whether body-based routing runs is not known':
    'Deployments sind nicht lesbar, daher ist nicht bekannt, ob Body-based Routing läuft',
  "What sets the model's header is not known":
    'Was den Header des Modells setzt, ist nicht bekannt',
  '{{0}} asks for credentials ({{1}}), and the request has no Authorization header.':
    '{{0}} verlangt Zugangsdaten ({{1}}), und die Anfrage hat keinen Authorization-Header.',
  'The request has no credentials': 'Die Anfrage hat keine Zugangsdaten',
  '{{0}} may refuse the request ({{1}})':
    '{{0}} kann die Anfrage ablehnen ({{1}})',
  'Credentials, limits and outside decisions are not tried here.':
    'Zugangsdaten, Limits und Entscheidungen Dritter werden hier nicht erprobt.',
  '{{0}} answers {{1}} itself.': '{{0}} antwortet selbst mit {{1}}.',
  'A policy answers': 'Eine Policy antwortet',
  "{{0}} takes bodies of {{1}} bytes at most, and the request's has {{2}}.":
    '{{0}} nimmt Bodys bis {{1}} Bytes an, und der der Anfrage hat {{2}}.',
  'The body is too large': 'Der Body ist zu groß',
  '{{0}} should set it, and none of its pods is ready':
    '{{0}} müsste ihn setzen, und keiner der Pods ist bereit',
  '{{0}}. What the gateway does then depends on its filter, which is not watched.':
    '{{0}}. Was das Gateway dann tut, hängt von seinem Filter ab, der nicht beobachtet wird.',
  'Body-based routing finds no model': 'Body-based Routing findet kein Modell',
  '{{0}} reads the model from a JSON body. It sets no header for this one.':
    '{{0}} liest das Modell aus einem JSON-Body. Für diesen setzt es keinen Header.',
  '{{0}} sets it from the model of the body.':
    '{{0}} setzt ihn aus dem Modell im Body.',
  '{{0}} maps `{{1}}` to a base model by ConfigMaps, which are not watched':
    '{{0}} ordnet `{{1}}` per ConfigMap einem Basismodell zu, und ConfigMaps werden nicht beobachtet',
  'Envoy AI Gateway sets it from the model of the body.':
    'Envoy AI Gateway setzt ihn aus dem Modell im Body.',
  'it has more than {{0}} characters': 'er hat mehr als {{0}} Zeichen',
  'it can not be read': 'er ist nicht lesbar',
  'it may take too long or too much memory':
    'er kann zu lange dauern oder zu viel Speicher brauchen',
  'its result is null, and no text': 'sein Ergebnis ist null und kein Text',
  'its result is a {{0}}, and no text':
    'sein Ergebnis ist vom Typ {{0}} und kein Text',
  'its result holds characters that no header may':
    'sein Ergebnis enthält Zeichen, die in keinem Header stehen dürfen',
  'it fails': 'er scheitert',
  '{{0}}: the portal knows nothing but the request':
    '{{0}}: das Portal kennt nichts außer der Anfrage',
};
