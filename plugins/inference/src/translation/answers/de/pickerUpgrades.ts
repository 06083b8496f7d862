// SPDX-License-Identifier: Apache-2.0

export const pickerUpgrades = {
  'No endpoint picker of that version is published':
    'Ein Endpoint-Picker dieser Version ist nicht veröffentlicht',
  'The endpoint picker gets no further versions':
    'Der Endpoint-Picker bekommt keine weiteren Versionen',
  'GIE publishes no image and no chart of its picker after {{0}}: {{1}} would wait for an image that does not exist.':
    'GIE veröffentlicht nach {{0}} weder Image noch Chart seines Pickers: {{1}} würde auf ein Image warten, das es nicht gibt.',
  'From 1.6 on GIE holds only InferencePool and its conformance tests. {{0}} stays at {{1}}, and gets no fixes.':
    'Ab 1.6 enthält GIE nur noch InferencePool und dessen Konformitätstests. {{0}} bleibt bei {{1}} und bekommt keine Korrekturen.',
  'Move to llm-d-router (ghcr.io/llm-d/llm-d-router-endpoint-picker, chart oci://ghcr.io/llm-d/charts/llm-d-router-gateway); ask this check with endpointPicker 0.10.0 for what that brings.':
    'Zu llm-d-router wechseln (ghcr.io/llm-d/llm-d-router-endpoint-picker, Chart oci://ghcr.io/llm-d/charts/llm-d-router-gateway); was das mit sich bringt, sagt diese Prüfung mit endpointPicker 0.10.0.',
  "The chart's values have other names, and the pods other labels":
    'Die Values des Charts haben andere Namen und die Pods andere Labels',
  "The chart of llm-d-router refuses inferenceExtension.* and inferencePool.*; the keys are router.* now. Its pods are selected by label llm-d-router-gateway in place of inferencepool, and a Deployment's selector can't be changed: {{0}} is made anew, and meanwhile there is no picker.":
    'Der Chart von llm-d-router lehnt inferenceExtension.* und inferencePool.* ab; die Schlüssel heißen jetzt router.*. Seine Pods werden nach dem Label llm-d-router-gateway statt inferencepool ausgewählt, und der Selector eines Deployments ist unveränderlich: {{0}} wird neu angelegt, und solange gibt es keinen Picker.',
  'Helm release': 'Helm-Release',
  'not known to be one': 'nicht als solcher bekannt',
  'Install the new release beside the old one as a second pool, move the weight over, then remove the old one.':
    'Das neue Release neben dem alten als zweiten Pool installieren, das Gewicht verschieben, dann das alte entfernen.',
  'The endpoint picker’s metrics get new names beside the old':
    'Die Metriken des Endpoint-Pickers bekommen neue Namen neben den alten',
  'The endpoint picker’s metrics lose the names they have':
    'Die Metriken des Endpoint-Pickers verlieren ihre bisherigen Namen',
  '{{0}} counts under {{1}}* now and under {{2}}* afterwards{{3}}. The portal reads all of them; dashboards, alerts and recording rules of yours do not.':
    '{{0}} zählt jetzt unter {{1}}* und danach unter {{2}}*{{3}}. Das Portal liest alle; eigene Dashboards, Alarme und Recording Rules tun das nicht.',
  '; the old names stay for now, marked as deprecated':
    '; die alten Namen bleiben vorerst, als veraltet markiert',
  'Move queries to the new names before a later version drops the old.':
    'Abfragen auf die neuen Namen umstellen, bevor eine spätere Version die alten entfernt.',
  'Let queries ask for both names (`new or old`) before the upgrade.':
    'Abfragen vor der Aktualisierung nach beiden Namen fragen lassen (`new or old`).',
  'The new endpoint picker does not start with these flags':
    'Der neue Endpoint-Picker startet mit diesen Flags nicht',
  'The new endpoint picker may not start with these flags':
    'Der neue Endpoint-Picker startet mit diesen Flags womöglich nicht',
  '{{0}} is started with flags that name metrics of the model servers. GIE 1.5 rejects them at start-up: the picker would crash-loop.':
    '{{0}} wird mit Flags gestartet, die Metriken der Modellserver nennen. GIE 1.5 lehnt sie beim Start ab: Der Picker stürzte immer wieder ab.',
  '{{0}} is started with flags that name metrics of the model servers. GIE 1.5 rejects them at start-up, and llm-d-router grew from the same code: the picker would crash-loop.':
    '{{0}} wird mit Flags gestartet, die Metriken der Modellserver nennen. GIE 1.5 lehnt sie beim Start ab, und llm-d-router ist aus demselben Code entstanden: Der Picker stürzte immer wieder ab.',
  Flag: 'Flag',
  'Remove them, and name the metrics in engineConfigs of the EndpointPickerConfig, chosen by the pods’ label llm-d.ai/engine-type.':
    'Entfernen und die Metriken in engineConfigs der EndpointPickerConfig nennen, gewählt nach dem Label llm-d.ai/engine-type der Pods.',
  '4 CPU and 8Gi': '4 CPU und 8Gi',
  '8 CPU and 8Gi': '8 CPU und 8Gi',
  'The new chart asks for more than the endpoint picker has now':
    'Der neue Chart verlangt mehr, als der Endpoint-Picker jetzt hat',
  'Without resources in its values the chart asks for {{0}} for each replica of {{1}}. Where no node offers that the picker stays Pending, and its pool answers nothing.':
    'Ohne resources in den Values verlangt der Chart {{0}} für jedes Replikat von {{1}}. Bietet das kein Node, bleibt der Picker Pending, und sein Pool beantwortet nichts.',
  'Asks for now': 'Verlangt jetzt',
  Chart: 'Chart',
  'Set {{0}} in the values.': '{{0}} in den Values setzen.',
};
