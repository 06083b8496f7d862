// SPDX-License-Identifier: Apache-2.0

/** Findings of rollouts. */
export const rolloutFindings = {
  pass: 'bestanden',
  fail: 'durchgefallen',
  insufficient: 'noch offen',
  'The canary is worse than the stable version':
    'Der Canary ist schlechter als Stable',
  'Pool {{0}} gets {{1}} of the requests of rule {{2}} of {{3}} and, compared with pool {{4}} over the same {{5}} minutes, fails. {{6}}.':
    'Der Pool {{0}} bekommt {{1}} der Anfragen von Regel {{2}} von {{3}} und fällt im Vergleich mit dem Pool {{4}} über dieselben {{5}} Minuten durch. {{6}}.',
  'Target {{0}} gets {{1}} of the requests of rule {{2}} of {{3}} and, compared with target {{4}} over the same {{5}} minutes, fails. {{6}}.':
    'Das Ziel {{0}} bekommt {{1}} der Anfragen von Regel {{2}} von {{3}} und fällt im Vergleich mit dem Ziel {{4}} über dieselben {{5}} Minuten durch. {{6}}.',
  'Abort the rollout: give the canary weight 0 and the stable pool all of it, in the file that holds the weights, and look at the canary with testers’ requests only.':
    'Den Rollout abbrechen: in der Datei mit den Gewichten dem Canary Gewicht 0 und dem Pool von Stable alles geben, und den Canary nur noch mit Anfragen von Testern untersuchen.',
  'Abort the rollout: take the canary out of the targets, in the file that holds the weights, and look at it by requests for its own name only.':
    'Den Rollout abbrechen: den Canary in der Datei mit den Gewichten aus den Zielen nehmen und ihn nur noch mit Anfragen an seinen eigenen Namen untersuchen.',
  '{{0}}, limit of the plan: fail': '{{0}}, Grenze des Plans: durchgefallen',
  '{{0}} ({{1}} and {{2}} samples)': '{{0}} ({{1}} und {{2}} Stichproben)',
  'Requests are split otherwise than the weights say':
    'Anfragen werden anders aufgeteilt, als die Gewichte sagen',
  'Rule {{0}} of {{1}} gives pool {{2}} {{3}} of its requests by weight, and Gateway {{4}} sends it {{5}} of {{6}}: more than chance explains.':
    'Regel {{0}} von {{1}} gibt dem Pool {{2}} nach Gewicht {{3}} ihrer Anfragen, das Gateway {{4}} schickt ihm {{5}} von {{6}}: der Unterschied ist größer, als Zufall erklärt.',
  'Pool {{0}}': 'Pool {{0}}',
  '{{0}}, within {{1}} to {{2}} at 99.7 %; by weight {{3}}':
    '{{0}}, zu 99,7 % sicher zwischen {{1}} und {{2}}; nach Gewicht {{3}}',
  'Counted by': 'Gezählt von',
  '{{0}}, over {{1}} s': '{{0}}, über {{1}} s',
  'Look at what takes requests out of the rule before the draw, or repeats them after it: a rule that matches more exactly and sends testers to one pool, retries, sessions that stick to a pool, or two Gateways that have different versions of the route. Until the split is right, compare no versions by it.':
    'Prüfen, was der Regel vor der Auslosung Anfragen entzieht oder sie danach wiederholt: eine Regel, die genauer passt und Tester zu einem Pool schickt, Wiederholungen, Sitzungen, die an einem Pool haften, oder zwei Gateways mit verschiedenen Fassungen der Route. Bis die Aufteilung stimmt, danach keine Versionen vergleichen.',
};
