// SPDX-License-Identifier: Apache-2.0
import type { upgrade as english } from '../en/upgrade';
import type { Translated } from '../Translated';

export const upgrade: Translated<typeof english> = {
  'upgrade.title': 'Was brächte ein Upgrade?',
  'upgrade.lead':
    'Nichts wird geändert: Der Cluster wird beurteilt, als hätte er diese Versionen.',
  'upgrade.form': 'Zu prüfende Versionen',
  'upgrade.now': 'jetzt {{version}}',
  'upgrade.gatewayApi': 'Gateway API',
  'upgrade.inferenceExtension': 'Inference Extension',
  'upgrade.provider': 'Anbieter',
  'upgrade.providerNone': 'wie es ist',
  'upgrade.providerVersion': 'Version des Anbieters',
  'upgrade.endpointPicker': 'Endpoint Picker',
  'upgrade.check': 'Prüfen',
  'upgrade.clear': 'Leeren',
  'upgrade.what': 'was das Upgrade brächte',
  'upgrade.verdict.breaking':
    'Brechend: Anfragen würden scheitern oder Objekte verloren gehen',
  'upgrade.verdict.risky': 'Riskant: Etwas braucht vorher Arbeit oder Vorsicht',
  'upgrade.verdict.clear': 'Frei: Nichts Bekanntes spricht dagegen',
  'upgrade.verdict.unknown':
    'Unbekannt: Nichts spricht dagegen, aber nicht alles ließ sich beurteilen',
  'upgrade.steps': 'Schritte',
  'upgrade.step.component': 'Komponente',
  'upgrade.step.from': 'Installiert',
  'upgrade.step.to': 'Auf',
  'upgrade.step.direction': 'Richtung',
  'upgrade.step.note': 'Hinweis',
  'upgrade.step.noFrom': 'der Cluster sagt nicht, was installiert ist',
  'upgrade.step.unknown': 'die Support-Matrix kennt diese Version nicht',
  'upgrade.direction.upgrade': 'Upgrade',
  'upgrade.direction.downgrade': 'Downgrade',
  'upgrade.direction.same': 'dieselbe',
  'upgrade.direction.unknown': 'unbekannt',
  'upgrade.issues_one': '{{count, number}} Sache, die es brächte, nach Objekt',
  'upgrade.issues_other':
    '{{count, number}} Dinge, die es brächte, nach Objekt',
  'upgrade.noIssues': 'Es brächte nichts, was hier bekannt ist.',
  'upgrade.resolved_one': '{{count, number}} Befund, der verschwände',
  'upgrade.resolved_other': '{{count, number}} Befunde, die verschwänden',
  'upgrade.unread': 'Nicht beurteilt, da nicht lesbar: {{kinds}}.',
  'upgrade.matrix': 'Nach der Support-Matrix vom {{date}}.',
  'upgrade.field': 'Feld',
  'upgrade.code': 'Code',
  'upgrade.todo': 'Was zu tun ist',
  'upgrade.patch': 'Patch für {{target}}',
};
