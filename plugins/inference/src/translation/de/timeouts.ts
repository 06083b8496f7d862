// SPDX-License-Identifier: Apache-2.0
import type { timeouts as english } from '../en/timeouts';
import type { Translated } from '../Translated';

export const timeouts: Translated<typeof english> = {
  'timeouts.title': 'Zeitlimits',
  'timeouts.request': 'Ganze Anfrage',
  'timeouts.backendRequest': 'Ein Versuch',
  'timeouts.idle': 'Ruhende Verbindung',
  'timeouts.perRetry': 'Jede Wiederholung',
  'timeouts.endpointPicker': 'Wahl des Endpoint-Pickers',
  'timeouts.decides': 'Entscheidet',
  'timeouts.overridden': 'Überschrieben',
  'timeouts.ignored': 'Zählt nicht',
  'timeouts.unseen': 'Nicht beobachtet',
  'timeouts.safe': 'lange Streams überleben',
  'timeouts.cut': 'schneidet lange Streams ab',
  'timeouts.unknown': 'Streams: unbekannt',
  'timeouts.limit.unlimited': 'unbegrenzt',
  'timeouts.limit.unknown': 'unbekannt',
  'timeouts.defaultOf': 'Vorgabe von {{name}}',
};
