// SPDX-License-Identifier: Apache-2.0

export const timeoutFindings = {
  'A timeout is set where it does not count':
    'Ein Zeitlimit ist gesetzt, wo es nicht zählt',
  '{{0}} sets {{1}}, which has no effect: {{2}}.':
    '{{0}} setzt {{1}}, was nichts bewirkt: {{2}}.',
  Written: 'Geschrieben',
  'Why it does not count': 'Warum es nicht zählt',
  'Write a value that the provider heeds, or set it where the provider reads it, and take this one away.':
    'Einen Wert schreiben, den der Anbieter beachtet, oder ihn dort setzen, wo der Anbieter ihn liest, und diesen entfernen.',
  'Set timeouts.request on the rules of the HTTPRoutes, or in a policy that targets the HTTPRoute, and take this one away.':
    'timeouts.request an den Regeln der HTTPRoutes setzen oder in einer Policy, die die HTTPRoute zum Ziel hat, und dieses entfernen.',
  'No timeout is set, and the default cuts long answers':
    'Kein Zeitlimit ist gesetzt, und die Vorgabe schneidet lange Antworten ab',
  'Rule {{0}} of {{1}} has no timeout, so {{2}} cuts each answer after {{3}}, streams in the middle.':
    'Regel {{0}} von {{1}} hat kein Zeitlimit, also schneidet {{2}} jede Antwort nach {{3}} ab, Streams mittendrin.',
  'Default of {{0}}': 'Vorgabe von {{0}}',
  '99 of 100 requests take at most': '99 von 100 Anfragen dauern höchstens',
  'not measured': 'nicht gemessen',
  'Set timeouts.request of the rule to {{0}} or more.':
    'timeouts.request der Regel auf {{0}} oder mehr setzen.',
  'The timeout is shorter than long answers take':
    'Das Zeitlimit ist kürzer, als lange Antworten dauern',
  '{{0}} limits requests of rule {{1}} of {{2}} to {{3}}, and {{4}}. They are cut, streams in the middle.':
    '{{0}} begrenzt Anfragen von Regel {{1}} von {{2}} auf {{3}}, und {{4}}. Sie werden abgeschnitten, Streams mittendrin.',
  'long answers take minutes': 'lange Antworten dauern Minuten',
  'one in a hundred takes longer than {{0}}':
    'eine von hundert dauert länger als {{0}}',
  'Effective {{0}} timeout': 'Wirksames Zeitlimit {{0}}',
  'Raise it to {{0}} or more.': 'Auf {{0}} oder mehr erhöhen.',
};
