// SPDX-License-Identifier: Apache-2.0

export const gitops = {
  'The route differs from what is in Git':
    'Die Route weicht von dem ab, was in Git steht',
  'The rewrite differs from what is in Git':
    'Der Rewrite weicht von dem ab, was in Git steht',
  '{{0}}, and {{1}} in the manifest': '{{0}}, im Manifest: {{1}}',
  'Wrote the rules last': 'Schrieb die Regeln zuletzt',
  'Applied revision': 'Angewendete Revision',
  'Bring the change into Git, or take it back there: what is only in the cluster is gone with the next sync.':
    'Die Änderung nach Git bringen oder sie dort zurücknehmen: Was nur im Cluster steht, ist nach dem nächsten Sync weg.',
  '{{0}} is applied by {{1}}, and its rules were written by {{2}} since. The next sync may take it back.':
    '{{0}} wird angewendet von {{1}}, doch die Regeln hat seither {{2}} geschrieben. Der nächste Sync kann das zurücknehmen.',
  '{{0}} is applied by {{1}}, and a value was changed in the cluster since. The next sync may take it back.':
    '{{0}} wird angewendet von {{1}}, doch seither wurde im Cluster ein Wert geändert. Der nächste Sync kann das zurücknehmen.',
  '{{0}} is applied by {{1}}, and values were changed in the cluster since. The next sync may take it back.':
    '{{0}} wird angewendet von {{1}}, doch seither wurden im Cluster Werte geändert. Der nächste Sync kann das zurücknehmen.',
  'Flux cannot fetch what is in Git': 'Flux kann nicht holen, was in Git steht',
  '{{0}} does not get anything new from {{1}}{{2}}. What is applied is of {{3}}.':
    '{{0}} bekommt nichts Neues von {{1}}{{2}}. Angewendet ist {{3}}.',
  'no revision': 'keine Revision',
  'Fetched revision': 'Geholte Revision',
  'Fetched at': 'Geholt um',
  never: 'nie',
  'Correct the address, the reference or the credentials of the source.':
    'Adresse, Referenz oder Zugangsdaten der Quelle berichtigen.',
  'GitOps is suspended on an old revision':
    'GitOps ist auf einer alten Revision angehalten',
  'The cluster is on an old revision':
    'Der Cluster ist auf einer alten Revision',
  '{{0}} applied {{1}}, and {{2}} has {{3}} since {{4}}.':
    '{{0}} hat {{1}} angewendet, doch {{2}} hat seit {{4}} schon {{3}}.',
  'Revision of {{0}}': 'Revision von {{0}}',
  'Resume it when the reason is gone: flux resume kustomization {{0}} -n {{1}}.':
    'Fortsetzen, wenn der Grund entfallen ist: flux resume kustomization {{0}} -n {{1}}.',
  'Look at its conditions and at the kustomize-controller: it does not take up the new revision.':
    'Die Conditions und den kustomize-controller ansehen: Die neue Revision wird nicht übernommen.',
  'GitOps is suspended on an old version of the chart':
    'GitOps ist auf einer alten Version des Charts angehalten',
  'An old version of the chart is installed':
    'Eine alte Version des Charts ist installiert',
  '{{0}} wants {{1}} {{2}}, and {{3}} is installed.':
    '{{0}} verlangt {{1}} {{2}}, installiert ist {{3}}.',
  'its chart': 'sein Chart in Version',
  'Installed version': 'Installierte Version',
  'Wanted version': 'Verlangte Version',
  'Attempted version': 'Versuchte Version',
  'Resume it when the reason is gone: flux resume helmrelease {{0}} -n {{1}}.':
    'Fortsetzen, wenn der Grund entfallen ist: flux resume helmrelease {{0}} -n {{1}}.',
  'Look at its conditions and at the helm-controller: an upgrade may have been rolled back.':
    'Die Conditions und den helm-controller ansehen: Vielleicht wurde ein Upgrade zurückgerollt.',
  'It is suspended: nothing new is applied.':
    'Es ist angehalten: Neues wird nicht angewendet.',
  'Argo CD may show an old revision as synced':
    'Argo CD zeigt womöglich eine alte Revision als synchron',
  Revision: 'Revision',
  Source: 'Quelle',
  'Compared last in the hour from': 'Zuletzt verglichen in der Stunde ab',
  'not compared': 'nicht verglichen',
  '{{0}} is {{1}}, but the annotation {{2}} keeps Argo CD from looking at Git.':
    '{{0}} ist {{1}}, aber die Annotation {{2}} hält Argo CD davon ab, in Git nachzusehen.',
  'Remove the annotation when the reason is gone.':
    'Die Annotation entfernen, wenn der Grund entfallen ist.',
  '{{0}} is {{1}}, but it was compared with {{2}}, while its source is {{3}}.':
    '{{0}} ist {{1}}, wurde aber mit {{2}} verglichen, während die Quelle {{3}} ist.',
  'Refresh it: {{0}}. Where that changes nothing, look at the application controller.':
    'Neu laden: {{0}}. Ändert das nichts, den Application Controller ansehen.',
  '{{0}} is {{1}}, but it was not compared with Git for hours, although Argo CD does that every few minutes.':
    '{{0}} ist {{1}}, wurde aber seit Stunden nicht mit Git verglichen, obwohl Argo CD das alle paar Minuten tut.',
  'Refresh it: {{0}}. Where polling is off on purpose, see that the webhook of the repository arrives.':
    'Neu laden: {{0}}. Ist das regelmäßige Nachsehen absichtlich aus, prüfen, ob der Webhook des Repositorys ankommt.',
  'Flux cannot apply what is in Git':
    'Flux kann nicht anwenden, was in Git steht',
  '{{0}} is not ready{{1}}. What it applies stays as it is.':
    '{{0}} ist nicht bereit{{1}}. Was es anwendet, bleibt, wie es ist.',
  'Attempted revision': 'Versuchte Revision',
  'Correct in Git what the message names; Flux tries again by itself.':
    'In Git berichtigen, was die Meldung nennt; Flux versucht es von selbst erneut.',
  'Argo CD cannot compare the cluster with Git':
    'Argo CD kann den Cluster nicht mit Git vergleichen',
  'The cluster differs from what is in Git':
    'Der Cluster weicht von dem ab, was in Git steht',
  '{{0}} is {{1}}{{2}}.': '{{0}} ist {{1}}{{2}}.',
  'Sync status': 'Synchronisation',
  Differs: 'Weicht ab',
  'Automated sync': 'Automatischer Sync',
  on: 'an',
  off: 'aus',
  'Last sync': 'Letzter Sync',
  'Correct the manifests or the access to the repository that the message names.':
    'Berichtigen, was die Meldung nennt: die Manifeste oder den Zugriff auf das Repository.',
  'Correct in Git what the message of the last sync names.':
    'In Git berichtigen, was die Meldung des letzten Syncs nennt.',
  'Look at the difference in Argo CD: a field that something else writes belongs in ignoreDifferences, anything else in Git.':
    'Den Unterschied in Argo CD ansehen: Ein Feld, das etwas anderes schreibt, gehört in ignoreDifferences, alles andere in Git.',
  'Sync the Application, or bring what was changed in the cluster into Git.':
    'Die Application synchronisieren oder nach Git bringen, was im Cluster geändert wurde.',
  'no target': 'kein Ziel',
  'weight {{0}}': 'Gewicht {{0}}',
  'the {{0}} is not in this cluster, or may not be read':
    '{{0}} ist nicht in diesem Cluster oder darf nicht gelesen werden',
  'suspended: nothing new is applied':
    'angehalten: Neues wird nicht angewendet',
  'the last sync failed: {{0}}': 'der letzte Sync ist gescheitert: {{0}}',
  'differs from its source: {{0}}': 'weicht von seiner Quelle ab: {{0}}',
  'never reconciled': 'nie abgeglichen',
};
