// SPDX-License-Identifier: Apache-2.0

export const explain = {
  'Several gateways take host `{{0}}`: {{1}}. Say which one is asked.':
    'Mehrere Gateways nehmen Host `{{0}}` an: {{1}}. Bitte angeben, welches gefragt wird.',
  'No gateway to ask': 'Kein Gateway, das gefragt werden könnte',
  'HTTPRoutes can not be read in this cluster.':
    'HTTPRoutes sind in diesem Cluster nicht lesbar.',
  'The cluster has no Gateway.': 'Der Cluster hat kein Gateway.',
  'There is no Gateway {{0}}; there are {{1}}.':
    'Ein Gateway {{0}} gibt es nicht; vorhanden: {{1}}.',
  'it listens on {{0}}': 'es lauscht auf {{0}}',
  'no HTTP port': 'keinem HTTP-Port',
  'its listeners take {{0}}': 'seine Listener nehmen {{0}} an',
  'every host': 'jeden Host',
  '{{0}} is programmed': '{{0}} ist programmiert',
  '{{0}} is not programmed': '{{0}} ist nicht programmiert',
  '{{0}} Proxies go on with the last configuration they got, if they got one.':
    '{{0}} Proxys arbeiten mit ihrer letzten Konfiguration weiter, falls sie eine haben.',
  'No controller has said so.': 'Kein Controller hat das gemeldet.',
  'No proxy of the gateway is ready': 'Kein Proxy des Gateways ist bereit',
  '{{0}} has no such port open: {{1}}.':
    '{{0}} hat keinen solchen Port offen: {{1}}.',
  'No listener of {{0}} takes host `{{1}}`: {{2}}.':
    'Kein Listener von {{0}} nimmt Host `{{1}}` an: {{2}}.',
  'No listener takes the request': 'Kein Listener nimmt die Anfrage an',
  'GatewayClass {{0}} is not accepted':
    'GatewayClass {{0}} ist nicht angenommen',
  'GatewayClass {{0}} does not exist': 'GatewayClass {{0}} gibt es nicht',
  '{{0}} is one of {{1}}': '{{0}} gehört zu {{1}}',
  'Nobody takes care of the gateway. Proxies that run go on with the last configuration they got.':
    'Niemand kümmert sich um das Gateway. Laufende Proxys arbeiten mit ihrer letzten Konfiguration weiter.',
  '{{0}} has no ready replica: connections are refused.':
    '{{0}} hat kein bereites Replikat: Verbindungen werden abgelehnt.',
  'Listener {{0}} ({{1}} {{2}}) takes it':
    'Listener {{0}} ({{1}} {{2}}) nimmt sie an',
  'Its hostname is not set, which takes every host; host is `{{0}}`.':
    'Sein hostname ist nicht gesetzt, damit nimmt er jeden Host an; der Host ist `{{0}}`.',
  'Its hostname is {{0}}; host is `{{1}}`.':
    'Sein hostname ist {{0}}; der Host ist `{{1}}`.',
  'Cluster {{0}} is {{1}}': 'Cluster {{0}} ist {{1}}',
  unreachable: 'nicht erreichbar',
  unauthorized: 'nicht zugänglich',
  '{{0}}. What is said here was so at {{1}}':
    '{{0}}. Was hier steht, galt um {{1}}',
  'Gateways can not be read in this cluster.':
    'Gateways sind in diesem Cluster nicht lesbar.',
  'Gateways can not be read': 'Gateways sind nicht lesbar',
  'No answer': 'Keine Antwort',
  'Not known': 'Nicht bekannt',
  'Status {{0}}': 'Status {{0}}',
};
