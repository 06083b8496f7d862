// SPDX-License-Identifier: Apache-2.0

export const metrics = {
  'Metrics of the endpoint picker have names that later versions dropped':
    'Metriken des Endpoint-Pickers haben Namen, die es in neueren Versionen nicht mehr gibt',
  'Metrics of the model servers have names that later versions dropped':
    'Metriken der Modellserver haben Namen, die es in neueren Versionen nicht mehr gibt',
  'The endpoint picker of {{0}} count under {{1}} names that later versions no longer have. The portal reads both; dashboards and alerts built on these go blank with the upgrade.':
    'Der Endpoint-Picker von {{0}} zählt unter {{1}} Namen, die neuere Versionen nicht mehr haben. Das Portal liest alte und neue; Dashboards und Alarme, die darauf bauen, bleiben nach dem Upgrade leer.',
  'The model servers of {{0}} count under {{1}} names that later versions no longer have. The portal reads both; dashboards and alerts built on these go blank with the upgrade.':
    'Die Modellserver von {{0}} zählen unter {{1}} Namen, die neuere Versionen nicht mehr haben. Das Portal liest alte und neue; Dashboards und Alarme, die darauf bauen, bleiben nach dem Upgrade leer.',
  Engine: 'Engine',
  'Old names': 'Alte Namen',
  'Let queries ask for the old and the new name (`new or old`), then upgrade.':
    'Abfragen nach dem alten und dem neuen Namen fragen lassen (`neu or alt`), dann aktualisieren.',
};
