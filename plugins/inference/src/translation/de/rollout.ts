// SPDX-License-Identifier: Apache-2.0
import type { rollout as english } from '../en/rollout';
import type { Translated } from '../Translated';

export const rollout: Translated<typeof english> = {
  'rollout.title': 'Rollout',
  'rollout.none':
    'Kein Canary ist unterwegs. Eine Regel, die zu einem Pool führt, kann einen zweiten bekommen:',
  'rollout.head': '{{stable}} → {{canary}}',
  'rollout.rule.pools':
    'HTTPRoute {{route}}, Regel {{rule, number}}, in {{cluster}}',
  'rollout.rule.rewrite':
    'InferenceModelRewrite {{route}}, Regel {{rule, number}}, des Pools {{pool}}, in {{cluster}}',
  'rollout.startable':
    'HTTPRoute {{route}}, Regel {{rule, number}}, in {{cluster}}: {{pool}}',
  'rollout.others.pools':
    'Die Regel hat weitere Pools, die ihren Anteil behalten: {{names}}',
  'rollout.others.rewrite':
    'Die Regel hat weitere Modelle, die ihren Anteil behalten: {{names}}',
  'rollout.verdict.pass': 'Bestanden',
  'rollout.verdict.fail': 'Durchgefallen',
  'rollout.verdict.insufficient': 'Noch offen',
  'rollout.split.configured': 'Eingestellt {{share}}',
  'rollout.split.observed':
    'beobachtet {{share}} ({{low}} bis {{high}}), {{requests, number}} Anfragen',
  'rollout.split.unobserved.pools':
    'beobachtet: noch hat niemand die Anfragen je Pool gezählt',
  'rollout.split.unobserved.rewrite':
    'beobachtet: noch hat niemand die Anfragen je Modell gezählt',
  'rollout.split.why':
    'Anteil des Canary an den Anfragen: wie die Gewichte {{stable, number}} und {{canary, number}} sagen, und wie seit {{time}} von {{source}} gezählt, mit dem Intervall, das den wahren Anteil in 19 von 20 Fällen enthält.',
  'rollout.split.whyNot':
    'Anteil des Canary an den Anfragen, wie die Gewichte {{stable, number}} und {{canary, number}} sagen.',
  'rollout.support.pools':
    'Das Gateway teilt nicht auf, wie die Gewichte sagen:',
  'rollout.support.rewrite':
    'Der Endpoint-Picker des Pools teilt nicht auf, wie die Gewichte sagen:',
  'rollout.drift': 'Die Gewichte im Cluster sind nicht die aus Git:',
  'rollout.decides': 'Entscheidung',
  'rollout.decidesIn': 'in etwa {{duration}}',
  'rollout.decidesAfter': 'etwa {{duration}} nach Beginn des Schritts',
  'rollout.forecast.rate':
    'Bei {{share}} bekommt der Canary etwa {{rate, number}} Anfragen pro Sekunde',
  'rollout.forecast.share': 'Bei {{share}} der Anfragen',
  'rollout.forecast.decided':
    'entschieden etwa {{duration}} nach Beginn des Schritts',
  'rollout.forecast.failed':
    'Was ein Schritt braucht, war nicht zu erfahren: {{reason}}',
  'rollout.warmUp': 'Aufwärmen',
  'rollout.warm': 'abgeschlossen',
  'rollout.cold': 'noch nicht: Zeiten werden nicht beurteilt',
  'rollout.prefixHits': 'Präfix-Treffer: Canary {{canary}}, Stable {{stable}}',
  'rollout.window': 'Verglichen',
  'rollout.appliedBy': 'Gewichte angewendet von',
  'rollout.comparison': 'Stable und Canary im Vergleich',
  'rollout.comparisonNone': 'Noch wurde nichts verglichen.',
  'rollout.signal': 'Signal',
  'rollout.stable': 'Stable',
  'rollout.canary': 'Canary',
  'rollout.effect': 'Unterschied',
  'rollout.chance': 'p',
  'rollout.samples': 'Stichproben',
  'rollout.answer': 'Urteil',
  'rollout.name.errorRate': 'Fehler',
  'rollout.name.ttftMs': 'TTFT',
  'rollout.name.itlMs': 'ITL',
  'rollout.name.e2eMs': 'Ganze Anfrage',
  'rollout.meaning.errorRate': 'Anteil gescheiterter Anfragen',
  'rollout.meaning.ttftMs': 'Zeit bis zum ersten Token, Median',
  'rollout.meaning.itlMs': 'Zeit zwischen zwei Tokens, Median',
  'rollout.meaning.e2eMs': 'Zeit einer ganzen Anfrage, Median',
  'rollout.counted':
    '{{meaning}}. Gezählt von {{source}}, {{from}} bis {{to}}.',
  'rollout.uncounted': '{{meaning}}: für diese Version nicht gemessen.',
  'rollout.p95': 'p95 {{value}}.',
  'rollout.failed': '{{errors, number}} Anfragen scheiterten.',
  'rollout.points': '{{value}} Punkte',
  'rollout.interval': '({{low}} bis {{high}})',
  'rollout.intervalOpen': '({{low}} oder mehr)',
  'rollout.effectWhy.difference':
    'Anteil gescheiterter Anfragen des Canary weniger den von Stable, in Prozentpunkten. Bis zu {{margin}} Punkte mehr sind erlaubt.',
  'rollout.effectWhy.ratio':
    'Das Wievielfache der Zeit von Stable der Canary braucht. Bis zu {{margin}} ist erlaubt.',
  'rollout.effectNone': 'Zu wenige Stichproben für einen Unterschied.',
  'rollout.lineWhy':
    'Durchgezogene Linie: kein Unterschied. Gestrichelte Linie: was erlaubt ist. Das Intervall gilt, wie oft man auch hinsieht.',
  'rollout.superiority':
    'Eine Anfrage an den Canary dauert in {{share}} der Fälle länger als eine an Stable; 50 % wären kein Unterschied.',
  'rollout.chanceWhy':
    'Wahrscheinlichkeit eines solchen Unterschieds, wäre der Canary nicht schlechter; gilt, wie oft man auch hinsieht. Bei {{alpha}} oder weniger fällt er durch, berichtigt um die anderen Signale.',
  'rollout.chanceNone':
    'Ohne Stichproben beider Versionen gibt es keinen Test.',
  'rollout.samplesOf':
    '{{stable, number}} von Stable, {{canary, number}} vom Canary.',
  'rollout.samplesNeeded':
    'Zur Entscheidung braucht es {{stable, number}} und {{canary, number}}.',
  'rollout.guards': 'Grenzen für den Canary allein',
  'rollout.guard': '{{name}} höchstens {{limit}}',
  'rollout.steps': 'Schritte',
  'rollout.stepAt': 'Seit',
  'rollout.stepWeight': 'Canary',
  'rollout.stepBy': 'Von',
  'rollout.stepPull': 'Pull-Request',
  'rollout.stepUnknownBy': 'Der Cluster verrät nicht, wer darum bat.',
  'rollout.stepUnknownPull':
    'Der Cluster verrät nicht, durch welchen Pull-Request.',
  'rollout.stepUnjudged': 'In diesem Schritt wurde nichts beurteilt.',
  'rollout.showCharts': 'Diagramme beider Versionen zeigen',
  'rollout.noCharts':
    'Beide Versionen sind im Pool {{pool}}, dessen Diagramme sie nicht auseinanderhalten.',
  'rollout.hideCharts': 'Diagramme ausblenden',
  'rollout.actions': 'Den Rollout ändern',
  'rollout.do.start': 'Canary starten',
  'rollout.do.shift': 'Verschieben',
  'rollout.do.promote': 'Übernehmen',
  'rollout.do.abort': 'Abbrechen',
  'rollout.noScaffolder':
    'Das Portal hat keine Formulare: die Seiten des Scaffolders fehlen.',
  'rollout.ask.shift': 'Anfragen zu {{canary}} verschieben?',
  'rollout.ask.promote': '{{canary}} übernehmen?',
  'rollout.ask.abort': 'Den Rollout von {{canary}} abbrechen?',
  'rollout.says.shift':
    'Beide Gewichte ändern sich in der einen Datei des Repositorys, in der sie stehen.',
  'rollout.says.promote.pools':
    'Alle Anfragen gehen an den Canary. Der alte Pool bleibt für die Bewährungszeit; er wird durch einen eigenen Pull-Request entfernt.',
  'rollout.says.promote.rewrite':
    'Alle Anfragen gehen an den Canary. Die Server halten die alte Version für die Bewährungszeit geladen; sie wird durch einen eigenen Pull-Request entfernt.',
  'rollout.says.retire.pools':
    'Der Canary hat schon alle Anfragen. Es bleibt, den alten Pool zu entfernen: seine Dateien verlassen das Repository.',
  'rollout.says.retire.rewrite':
    'Der Canary hat schon alle Anfragen. Es bleibt, den alten Adapter aus den Argumenten der Server zu nehmen, die dafür neu starten.',
  'rollout.says.abort.pools':
    'Alle Anfragen gehen sofort zurück an Stable. Der Canary bleibt, ohne Anfragen.',
  'rollout.says.abort.rewrite':
    'Alle Anfragen gehen sofort zurück an Stable. Die Server halten den Canary geladen, für alle, die ihn mit seinem eigenen Namen anfragen.',
  'rollout.says.how':
    'Dafür wird ein Pull-Request geöffnet oder der offene dieses Rollouts ergänzt. Vor dem Merge ändert sich im Cluster nichts.',
  'rollout.share': 'Anteil des Canary in Prozent',
  'rollout.weightHelp': 'An dem, was beide Versionen bekommen; jetzt {{now}}.',
  'rollout.weightWrong':
    'Eine ganze Zahl von 0 bis 99, die sich mit Gewichten von zusammen {{sum, number}} schreiben lässt.',
  'rollout.diff': 'Was sich ändert',
  'rollout.noDiff': 'Der Cluster hat diese Gewichte schon.',
  'rollout.bake': 'Minuten ohne Anfragen',
  'rollout.bakeHelp.pools':
    'So lange hat der alte Pool niemanden bedient, bevor er geht. Zu früh gefragt, ändert sich nichts.',
  'rollout.bakeHelp.rewrite':
    'So lange hat der Rewrite der alten Version nichts gegeben, bevor sie geht. Zu früh gefragt, ändert sich nichts.',
  'rollout.reason': 'Begründung',
  'rollout.reasonHelp':
    'Was gemessen wurde, sagt noch weder ja noch nein. Warum weitergehen? Es wird in den Pull-Request und ins Audit-Log geschrieben.',
  'rollout.blocked.fail':
    'Nicht möglich: das Urteil lautet durchgefallen, und so bekommt der Canary keine weiteren Anfragen. Brich ab, oder behebe es und starte neu.',
  'rollout.blocked.provider.pools':
    'Nicht möglich: dieses Gateway würde den Gewichten nicht folgen.',
  'rollout.blocked.provider.rewrite':
    'Nicht möglich: der Endpoint-Picker dieses Pools würde den Gewichten nicht folgen.',
  'rollout.confirm': 'Pull-Request öffnen',
  'rollout.cancel': 'Abbrechen',
  'rollout.starting': 'Wird gestartet …',
  'rollout.notStarted': 'Es wurde nicht gestartet: {{reason}}',
  'rollout.progress': 'Unterwegs',
  'rollout.stage.task': 'Aufgabe',
  'rollout.stage.pull': 'Pull-Request',
  'rollout.stage.sync': 'GitOps',
  'rollout.stage.weight': 'Cluster',
  'rollout.state.waiting': 'wartet',
  'rollout.state.running': 'läuft',
  'rollout.state.done': 'fertig',
  'rollout.state.failed': 'gescheitert',
  'rollout.state.elsewhere': 'von hier nicht zu sehen',
  'rollout.task.running': 'ändert das Repository',
  'rollout.task.done': 'hat das Repository geändert',
  'rollout.task.unchanged': 'Git hat diese Gewichte schon',
  'rollout.task.log': 'Protokoll der Aufgabe',
  'rollout.pull.open': 'offen, von {{author}}',
  'rollout.pull.merged': 'gemergt von {{by}}',
  'rollout.pull.closed': 'ohne Merge geschlossen',
  'rollout.pull.elsewhere': 'dort mergen, wo er ist',
  'rollout.pull.waiting': 'noch nicht geöffnet',
  'rollout.pull.link': 'Pull-Request',
  'rollout.pull.conflict':
    'Ein Merge ist nicht möglich: {{files}} wurde auf beiden Seiten geändert. Dieselbe Änderung noch einmal löst es auf.',
  'rollout.merge': 'Mergen',
  'rollout.merging': 'Wird gemergt …',
  'rollout.close': 'Ohne Merge schließen',
  'rollout.pull.failure': 'Der Pull-Request bleibt, wie er ist: {{reason}}',
  'rollout.sync.waiting': 'wendet es nach dem Merge an',
  'rollout.sync.running': 'hat {{revision}}, wartet auf {{commit}}',
  'rollout.sync.fresh': 'hat {{revision}}',
  'rollout.sync.failed': 'kann es nicht anwenden: {{message}}',
  'rollout.sync.done': 'angewendet',
  'rollout.sync.elsewhere': 'nichts im Cluster sagt, dass GitOps es anwendet',
  'rollout.weight.now': 'hat {{found}}, soll {{wanted}} haben',
  'rollout.weight.done': 'hat {{wanted}}',
  'rollout.dismiss': 'Ausblenden',
};
