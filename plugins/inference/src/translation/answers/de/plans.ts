// SPDX-License-Identifier: Apache-2.0

/** What follows from plans of rollouts, and why not. */
export const plans = {
  'The plan has ended: the canary was promoted. Nothing follows from it':
    'Der Plan ist beendet: der Canary wurde übernommen. Es folgt nichts mehr daraus',
  'The plan has ended: the canary was aborted. Nothing follows from it':
    'Der Plan ist beendet: der Canary wurde abgebrochen. Es folgt nichts mehr daraus',
  'No cluster has a rule with both versions any more':
    'Kein Cluster hat noch eine Regel mit beiden Versionen',
  'No cluster has a rule with both pools, {{0}} and {{1}}: the start is not merged or not applied yet, or one of them is gone':
    'Kein Cluster hat eine Regel mit beiden Pools, {{0}} und {{1}}: der Start ist noch nicht gemergt oder nicht angewendet, oder einer der Pools ist weg',
  'No cluster has a rule with both models, {{0}} and {{1}}: the start is not merged or not applied yet, or one of them is gone':
    'Kein Cluster hat eine Regel mit beiden Modellen, {{0}} und {{1}}: der Start ist noch nicht gemergt oder nicht angewendet, oder eines der Modelle ist weg',
  'The canary gets no requests any more: the rollout was aborted':
    'Der Canary bekommt keine Anfragen mehr: der Rollout wurde abgebrochen',
  'The verdict is fail: {{0}}. Abort, or put it right':
    'Das Urteil lautet durchgefallen: {{0}}. Den Rollout abbrechen oder den Fehler beheben',
  'The verdict is fail: {{0}}': 'Das Urteil lautet durchgefallen: {{0}}',
  '{{0}} can’t be seen at the moment': '{{0}} ist zurzeit nicht zu sehen',
  'The canary has {{0}} in {{1}} and {{2}} in {{3}}: Git is not applied everywhere yet':
    'Der Canary hat {{0}} in {{1}} und {{2}} in {{3}}: Git ist noch nicht überall angewendet',
  'It was taken back from {{0}} to {{1}}: a person decides how it goes on':
    'Der Anteil wurde von {{0}} auf {{1}} zurückgenommen: ein Mensch entscheidet, wie es weitergeht',
  'Since when the canary has its weight is not known yet':
    'Seit wann der Canary sein Gewicht hat, ist noch nicht bekannt',
  'It stays at {{0}} for {{1}}': 'Der Canary bleibt {{1}} lang bei {{0}}',
  'The canary has had every request for its time: the old version can be taken away':
    'Der Canary hatte lange genug alle Anfragen: die alte Version kann weg',
  'The canary passed at {{0}}': 'Der Canary hat bei {{0}} bestanden',
  'Without requests there is nothing to judge the canary by: a person decides':
    'Ohne Anfragen lässt sich der Canary nicht beurteilen: ein Mensch entscheidet',
  'It is not decided after {{0}}: {{1}}. Wait, or say why it shall go on':
    'Nach {{0}} ist nichts entschieden: {{1}}. Abwarten oder begründen, warum es weitergehen soll',
  '{{0}}: the canary answered {{1}} of the {{2}} requests that this step takes':
    '{{0}}: der Canary hat {{1}} der {{2}} Anfragen beantwortet, die dieser Schritt verlangt',
  '{{0}}, and the plan has no further step: promote it, or abort':
    '{{0}}, und der Plan hat keinen weiteren Schritt: übernehmen oder abbrechen',
  '{{0}}: a person takes the next step':
    '{{0}}: den nächsten Schritt geht ein Mensch',
  '{{0}}. Git has this change already, and the cluster does not yet':
    '{{0}}. Git hat diese Änderung schon, der Cluster noch nicht',
  '{{0}}. The pull request is open: merge it, or close it and decide':
    '{{0}}. Der Pull Request ist offen: mergen, oder schließen und entscheiden',
  '{{0}}. It could not be proposed: {{1}}':
    '{{0}}. Die Änderung ließ sich nicht vorschlagen: {{1}}',
  'no reason': 'kein Grund bekannt',
  'nothing is known': 'nichts ist bekannt',
  '{{0}} can’t be read: {{1}}': '{{0}} lässt sich nicht lesen: {{1}}',
  'There was a plan, and there is none any more: the file was taken away, or the repository is gone or was moved':
    'Es gab einen Plan, und jetzt gibt es keinen mehr: die Datei wurde entfernt, oder das Repository ist weg oder umgezogen',
  'the model has no owner for whom it could be done: give it one, or write owner in rollout.yaml':
    'das Modell hat keinen Eigentümer, für den es getan werden könnte: einen Eigentümer angeben oder owner in rollout.yaml schreiben',
  'It is the plan of the route {{0}}/{{1}}, {{2}} to {{3}}, and not of this rollout':
    'Es ist der Plan der Route {{0}}/{{1}}, von {{2}} zu {{3}}, und nicht der dieses Rollouts',
  'It is the plan of the rewrite {{0}}/{{1}}, {{2}} to {{3}}, and not of this rollout':
    'Es ist der Plan des Rewrites {{0}}/{{1}}, von {{2}} zu {{3}}, und nicht der dieses Rollouts',
  '{{0}}. The plan can’t be followed: {{1}}':
    '{{0}}. Dem Plan kann nicht gefolgt werden: {{1}}',
  'its task {{0}} is gone': 'der Task {{0}} ist nicht mehr da',
  'its task is {{0}}': 'der Task hat den Status {{0}}',
  'the gateway does not split as weights say':
    'das Gateway teilt nicht auf, wie die Gewichte sagen',
  'the rule leads to {{0}} too, and three versions can’t be compared':
    'die Regel führt auch zu {{0}}, und drei Versionen lassen sich nicht vergleichen',
  'the portal was stopped meanwhile': 'das Portal wurde währenddessen beendet',
  'its task does not come to an end': 'der Task kommt zu keinem Ende',
};
