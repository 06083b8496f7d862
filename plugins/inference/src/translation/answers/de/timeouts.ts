// SPDX-License-Identifier: Apache-2.0

export const timeouts = {
  'nothing was measured yet, and long answers take minutes':
    'noch wurde nichts gemessen, und lange Antworten dauern Minuten',
  'one request in a hundred takes longer than {{0}}':
    'eine von hundert Anfragen dauert länger als {{0}}',
  'Nothing cuts a long answer here.':
    'Hier schneidet nichts eine lange Antwort ab.',
  'What {{0}} does here is not known. {{1}}':
    'Was {{0}} hier tut, ist nicht bekannt. {{1}}',
  'Long answers are cut: {{0}}. {{1}}':
    'Lange Antworten werden abgeschnitten: {{0}}. {{1}}',
  'Enough: {{0}}.': 'Das reicht: {{0}}.',
  'provider {{0}} comes before it': 'Anbieter {{0}} geht vor',
  '{{0}} {{1}} comes before it': '{{0}} {{1}} geht vor',
  'Nothing else sets it: {{0}}': 'Sonst setzt es nichts: {{0}}',
  '{{0}} is no duration such as 300s or 1h30m':
    '{{0}} ist keine Dauer wie 300s oder 1h30m',
  'there is no limit': 'es gibt kein Limit',
  'what holds then is not known here': 'was dann gilt, ist hier nicht bekannt',
  '{{0}} s': '{{0}} s',
  'A running stream is not idle.': 'Ein laufender Stream ruht nicht.',
  'No pause of a stream is cut.':
    'Keine Pause eines Streams wird abgeschnitten.',
  'What {{0}} does with a stream that pauses is not known here.':
    'Was {{0}} mit einem Stream tut, der pausiert, ist hier nicht bekannt.',
  'No answer takes that long, let alone a pause in one.':
    'So lange dauert keine Antwort, und schon gar keine Pause darin.',
  'A request that waits longer than {{0}} for its first token is cut. {{1}}':
    'Eine Anfrage, die länger als {{0}} auf ihr erstes Token wartet, wird abgeschnitten. {{1}}',
  'one of {{0}} attempts; all together have the limit of request':
    'einer von {{0}} Versuchen; alle zusammen haben das Limit von request',
  'each of {{0}} attempts has the limit of backendRequest, all together that of request':
    'jeder von {{0}} Versuchen hat das Limit von backendRequest, alle zusammen das von request',
  'It sets how often is tried again, and no time':
    'Es setzt, wie oft es erneut versucht wird, und keine Zeit',
  'An answer that has begun is not tried again.':
    'Eine Antwort, die begonnen hat, wird nicht erneut versucht.',
  'Streams are safe: only the time to the first byte counts. Answers in one piece need as long as they take to generate.':
    'Streams sind sicher: Es zählt nur die Zeit bis zum ersten Byte. Antworten in einem Stück brauchen so lange, wie sie erzeugt werden.',
  'How long {{0}} waits for the endpoint picker is not known here.':
    'Wie lange {{0}} auf den Endpoint-Picker wartet, ist hier nicht bekannt.',
  'A choice takes milliseconds; a picker that hangs is cut here.':
    'Eine Wahl dauert Millisekunden; ein Picker, der hängt, wird hier abgebrochen.',
  any: 'beliebig',
  'Policies can not be read in this cluster, and could set it':
    'Policies sind in diesem Cluster nicht lesbar und könnten es setzen',
  '{{0}} could set it too, and is not watched':
    '{{0}} könnte es auch setzen und wird nicht beobachtet',
  'Set {{0}} to {{1}} or more.': '{{0}} auf {{1}} oder mehr setzen.',
  '{{0}} of {{1}} {{2}}/{{3}}': '{{0}} von {{1}} {{2}}/{{3}}',
  'spec.default.timeoutSec of a GCPBackendPolicy on the InferencePool':
    'spec.default.timeoutSec einer GCPBackendPolicy auf dem InferencePool',
  'its idle timeout': 'sein Idle-Timeout',
  'spec.rules[{{0}}].{{1}} of AIGatewayRoute {{2}}/{{3}}, which the route is made from,':
    'spec.rules[{{0}}].{{1}} der AIGatewayRoute {{2}}/{{3}}, aus der die Route entsteht,',
  'spec.timeout.http.streamIdleTimeout of a ClientTrafficPolicy on the gateway':
    'spec.timeout.http.streamIdleTimeout einer ClientTrafficPolicy auf dem Gateway',
  'spec.timeouts.streamIdle of a TrafficPolicy on the route':
    'spec.timeouts.streamIdle einer TrafficPolicy auf der Route',
  'spec.timeout.read of a ProxySettingsPolicy on the route':
    'spec.timeout.read einer ProxySettingsPolicy auf der Route',
  'Timeouts count on policies that target a route only':
    'Zeitlimits zählen nur an Policies, die eine Route zum Ziel haben',
  '{{0}} heeds timeouts of policies on a route only':
    '{{0}} beachtet Zeitlimits nur von Policies auf einer Route',
  '{{0}} {{1}} on the route replaces it as a whole':
    '{{0}} {{1}} auf der Route ersetzt sie als Ganzes',
  'The policy does not work: {{0}}=False ({{1}})':
    'Die Policy wirkt nicht: {{0}}=False ({{1}})',
  'The policy does not work: {{0}}=False':
    'Die Policy wirkt nicht: {{0}}=False',
  'from the request to the last byte of the answer, all its chunks included':
    'von der Anfrage bis zum letzten Byte der Antwort, mit allen Teilen',
  'one attempt to reach the model server, its whole answer included':
    'ein Versuch beim Modellserver, mit seiner ganzen Antwort',
  'the wait for one message of the endpoint picker':
    'das Warten auf eine Nachricht des Endpoint-Pickers',
  'silence on a stream, before its first chunk and between two of them':
    'Stille auf einem Stream, vor seinem ersten Teil und zwischen zweien',
  "one attempt, until the model server's response headers: a stream that has begun is not cut, an answer in one piece sends its headers last":
    'ein Versuch, bis zu den Antwort-Headern des Modellservers: Ein begonnener Stream wird nicht abgeschnitten; eine Antwort in einem Stück sendet ihre Header zuletzt',
  'a client connection without a request on it; a running answer is not cut':
    'eine Client-Verbindung ohne Anfrage darauf; eine laufende Antwort wird nicht abgeschnitten',
  'from the request to the last byte of the answer of a model server':
    'von der Anfrage bis zum letzten Byte der Antwort eines Modellservers',
  '{{0}} does not use timeouts of an HTTPRoute':
    '{{0}} nutzt keine Zeitlimits einer HTTPRoute',
  '{{0}} does not take 0s beside backendRequest before its fix of 2.1':
    '{{0}} nimmt vor seiner Korrektur in 2.1 kein 0s neben backendRequest an',
  'an unknown provider': 'ein unbekannter Anbieter',
};
