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
};
