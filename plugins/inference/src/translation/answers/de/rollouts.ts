// SPDX-License-Identifier: Apache-2.0

/** What is counted, compared and forecast of rollouts, and who may change them. */
export const rollouts = {
  'up to {{0}} requests failed at the pool’s servers, and nobody tells whose they were':
    'bis zu {{0}} Anfragen sind an den Servern des Pools gescheitert, und niemand sagt, welcher Version sie galten',
  'nobody counts the requests and errors of both versions':
    'niemand zählt die Anfragen und Fehler beider Versionen',
  '{{0}} requests to the canary and {{1}} to stable were counted, and {{2}} of each are the least':
    'gezählt wurden {{0}} Anfragen an den Canary und {{1}} an Stable, nötig sind von beiden mindestens {{2}}',
  'neither version’s pages have it':
    'die Metriken beider Versionen enthalten es nicht',
  'no times of the canary are known': 'vom Canary sind keine Zeiten bekannt',
  'no times of the stable version are known':
    'von Stable sind keine Zeiten bekannt',
  '{{0}} requests to the canary and {{1}} to stable were timed, and {{2}} of each are the least':
    'gemessen wurden die Zeiten von {{0}} Anfragen an den Canary und {{1}} an Stable, nötig sind von beiden mindestens {{2}}',
  Errors: 'Fehler',
  'Time to first token': 'Zeit bis zum ersten Token',
  'Time between tokens': 'Zeit zwischen zwei Tokens',
  'Whole request': 'Ganze Anfrage',
  '{{0}} of the mean, which is {{1}} ms and {{2}} ms, as one bucket of the histogram holds nearly all':
    '{{0}} im Mittel, {{1}} ms und {{2}} ms, da fast alle in einem Bucket des Histogramms liegen',
  '{{0}} points ({{1}} to {{2}})': '{{0}} Punkte ({{1}} bis {{2}})',
  'no upper limit': 'ohne obere Grenze',
  '{{0}} ({{1}} to {{2}})': '{{0}} ({{1}} bis {{2}})',
  '{{0}} points': '{{0}} Punkte',
  'only an endpoint picker keeps models and adapters of one pool apart, and this one does not count it':
    'nur ein Endpoint Picker hält Modelle und Adapter eines Pools auseinander, und dieser zählt es nicht',
  '{{0}} has no server and picker that are ready yet, and counting begins when it has':
    '{{0}} hat noch keinen bereiten Server und Picker; gezählt wird, sobald beide bereit sind',
  'The prefix caches are warm': 'Die Präfix-Caches sind warm',
  'The servers do not tell how much their prefix caches hold':
    'Die Server sagen nicht, wie gefüllt ihre Präfix-Caches sind',
  'times are not compared during the first {{0}} minutes, in which prefix caches fill':
    'in den ersten {{0}} Minuten füllen sich die Präfix-Caches, so lange werden Zeiten nicht verglichen',
  'the prefix cache of {{0}} is not warm yet, so that times say nothing of the version':
    'der Präfix-Cache von {{0}} ist noch nicht warm, Zeiten sagen daher nichts über die Version',
  'Fewer than {{0}} requests to the canary are known':
    'Weniger als {{0}} Anfragen an den Canary sind bekannt',
  'The canary surely exceeds the limit':
    'Der Canary überschreitet die Grenze sicher',
  'The canary keeps the limit': 'Der Canary hält die Grenze ein',
  'It may exceed the limit; more requests are needed to tell':
    'Er überschreitet die Grenze vielleicht; für ein Urteil braucht es mehr Anfragen',
  'nothing to compare': 'nichts zu vergleichen',
  'the canary is worse, {{0}}; chance does not explain it':
    'der Canary ist schlechter, {{0}}; Zufall erklärt das nicht',
  '{{0}}, surely not worse by {{1}}': '{{0}}, sicher nicht um {{1}} schlechter',
  '{{0}}, but nearly all lie in one bucket of the histogram, in which {{1}} more can’t be seen: more requests will not decide it':
    '{{0}}, aber fast alle liegen in einem Bucket des Histogramms, in dem {{1}} mehr nicht zu sehen sind: weitere Anfragen entscheiden es nicht',
  '{{0}}, which may be worse by {{1}} or not at all; about {{2}} requests to the canary decide, 9 times of 10':
    '{{0}}, vielleicht um {{1}} schlechter, vielleicht gar nicht; etwa {{2}} Anfragen an den Canary entscheiden es in 9 von 10 Fällen',
  '{{0}}, which may be worse by {{1}} or not at all':
    '{{0}}, vielleicht um {{1}} schlechter, vielleicht gar nicht',
  'How many requests it takes can’t be told before some were measured':
    'Wie viele Anfragen es braucht, ist erst zu sagen, wenn einige gemessen sind',
  'It takes about {{0}} requests to the canary, and none come now':
    'Es braucht etwa {{0}} Anfragen an den Canary, und zurzeit kommen keine',
  'About {{0}} requests to the canary and {{1}} to stable decide, 9 times of 10, by {{2}}':
    'Etwa {{0}} Anfragen an den Canary und {{1}} an Stable entscheiden es in 9 von 10 Fällen, nach {{2}}',
  'what was counted since the step began':
    'dem, was seit Beginn des Schritts gezählt wurde',
  'the pools’ rates at this moment': 'den Raten der Pools in diesem Augenblick',
  'what {{0}} does now': 'dem, was {{0}} jetzt leistet',
  'what both versions did in this step':
    'dem, was beide Versionen in diesem Schritt leisteten',
  'the canary does not run yet': 'der Canary läuft noch nicht',
  'nothing was measured yet': 'noch wurde nichts gemessen',
  'gateway {{0}}': 'Gateway {{0}}',
  'endpoint pickers {{0}}': 'Endpoint Picker {{0}}',
  'model servers ({{0}})': 'Modellserver ({{0}})',
  '{{0}} reads rewrites of {{1}} alone':
    '{{0}} liest nur Rewrites der Gruppe {{1}}',
  'You may not change rollouts of {{0}}: permission {{1}} was denied. {{2}}':
    'Es fehlt die Erlaubnis, Rollouts von {{0}} zu ändern: die Berechtigung {{1}} wurde verweigert. {{2}}',
  'Ask its owner, {{0}}': 'Ansprechpartner ist der Eigentümer, {{0}}',
  'It has no owner who could be asked: ask who runs the portal':
    'Es gibt keinen Eigentümer: weiterhelfen kann, wer das Portal betreibt',
};
