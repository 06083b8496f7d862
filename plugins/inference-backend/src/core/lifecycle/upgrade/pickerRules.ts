// SPDX-License-Identifier: Apache-2.0
import {
  say,
  UpgradeCheckRequest,
} from '@inference-portal/backstage-plugin-inference-common';
import { nameOf, subjectOf } from '../../findings/subjectOf';
import { isBelow } from '../../providers/isBelow';
import { ClusterTopology } from '../../topology/ClusterTopology';
import {
  InstalledPicker,
  installedPickers,
  pickerProductOf,
} from '../installedPicker';
import { metricNamesOf, RENAMED_METRICS } from './metricNames';
import { isOfLlmd, pickersToChange, readsOnlyLlmd } from './pickerSteps';
import { UpgradeJudgement, UpgradeRule } from './UpgradeRule';

const LAST_OF_GIE = '1.5';

/** GIE publishes neither image nor chart of a picker after 1.5. */
export const pickerImageUnpublished: UpgradeRule = {
  code: 'picker-image-unpublished',
  concerns: ['inferenceExtension', 'endpointPicker'],
  needs: ['InferencePool', 'Service', 'Deployment'],
  judge: (topology, request) => {
    const { inferenceExtension, endpointPicker } = request;
    const isPickerAsked =
      endpointPicker !== undefined &&
      pickerProductOf(endpointPicker) === 'gie' &&
      isBelow(endpointPicker, '1.6') === false;
    if (!isPickerAsked && isBelow(inferenceExtension, '1.6') !== false) {
      return [];
    }
    const leaves =
      endpointPicker !== undefined &&
      pickerProductOf(endpointPicker) === 'llm-d-router';
    return installedPickers(topology)
      .filter(({ product }) => isPickerAsked || (product === 'gie' && !leaves))
      .map(picker => ({
        severity: isPickerAsked ? ('error' as const) : ('warning' as const),
        title: isPickerAsked
          ? say`No endpoint picker of that version is published`
          : say`The endpoint picker gets no further versions`,
        detail: isPickerAsked
          ? say`GIE publishes no image and no chart of its picker after ${LAST_OF_GIE}: ${nameOf(
              picker.deployment,
            )} would wait for an image that does not exist.`
          : say`From 1.6 on GIE holds only InferencePool and its conformance tests. ${nameOf(
              picker.deployment,
            )} stays at ${picker.container.image}, and gets no fixes.`,
        subject: subjectOf(picker.deployment),
        evidence: [{ label: say`Image`, value: picker.container.image }],
        remedy: {
          text: say`Move to llm-d-router (ghcr.io/llm-d/llm-d-router-endpoint-picker, chart oci://ghcr.io/llm-d/charts/llm-d-router-gateway); ask this check with endpointPicker 0.10.0 for what that brings.`,
        },
      }));
  },
};

/** Another chart with other values, and labels that can't be changed in place. */
export const chartValuesRenamed: UpgradeRule = {
  code: 'chart-values-renamed',
  concerns: ['endpointPicker'],
  needs: ['InferencePool', 'Service', 'Deployment'],
  judge: (topology, { endpointPicker }) =>
    endpointPicker !== undefined && readsOnlyLlmd(endpointPicker)
      ? pickersToChange(topology, endpointPicker)
          .filter(picker => !isOfLlmd(picker))
          .map(chartValues)
      : [],
};

function chartValues({ deployment }: InstalledPicker): UpgradeJudgement {
  const { labels, annotations } = deployment.meta;
  const release = annotations['meta.helm.sh/release-name'];
  const isHelm =
    labels['app.kubernetes.io/managed-by'] === 'Helm' || release !== undefined;
  return {
    severity: isHelm ? 'warning' : 'info',
    title: say`The chart's values have other names, and the pods other labels`,
    detail: say`The chart of llm-d-router refuses inferenceExtension.* and inferencePool.*; the keys are router.* now. Its pods are selected by label llm-d-router-gateway in place of inferencepool, and a Deployment's selector can't be changed: ${nameOf(
      deployment,
    )} is made anew, and meanwhile there is no picker.`,
    subject: subjectOf(deployment),
    evidence: [
      {
        label: say`Helm release`,
        value: release ?? labels['helm.sh/chart'] ?? say`not known to be one`,
      },
      {
        label: say`Selector`,
        value: Object.entries(deployment.selector)
          .map(([key, value]) => `${key}=${value}`)
          .join(', '),
      },
    ],
    remedy: {
      text: say`Install the new release beside the old one as a second pool, move the weight over, then remove the old one.`,
    },
  };
}

/** Names that dashboards and alerts ask for. */
export const metricsRenamed: UpgradeRule = {
  code: 'metrics-renamed',
  concerns: ['endpointPicker'],
  needs: ['InferencePool', 'Service', 'Deployment'],
  judge: (topology, { endpointPicker }) =>
    endpointPicker === undefined
      ? []
      : pickersToChange(topology, endpointPicker).flatMap(picker =>
          renamedFor(picker, endpointPicker),
        ),
};

function renamedFor(
  { deployment, product, version }: InstalledPicker,
  target: string,
): UpgradeJudgement[] {
  const before = metricNamesOf(product, version);
  const after = metricNamesOf(pickerProductOf(target), target);
  if (!before || !after || before.current === after.current) {
    return [];
  }
  const isKept = after.also.includes(before.current);
  return [
    {
      severity: isKept ? 'info' : 'warning',
      title: isKept
        ? say`The endpoint picker’s metrics get new names beside the old`
        : say`The endpoint picker’s metrics lose the names they have`,
      detail: say`${nameOf(deployment)} counts under ${
        before.current
      }* now and under ${after.current}* afterwards${
        isKept ? say`; the old names stay for now, marked as deprecated` : ''
      }. The portal reads all of them; dashboards, alerts and recording rules of yours do not.`,
      subject: subjectOf(deployment),
      evidence: RENAMED_METRICS.flatMap(names => {
        const from = names[before.current];
        const to = names[after.current];
        return from && to && from !== to ? [{ label: from, value: to }] : [];
      }),
      remedy: {
        text: isKept
          ? say`Move queries to the new names before a later version drops the old.`
          : say`Let queries ask for both names (\`new or old\`) before the upgrade.`,
      },
    },
  ];
}

/** Rejected at start-up by GIE 1.5, in favour of engineConfigs. */
const REJECTED_FLAGS = [
  'total-queued-requests-metric',
  'total-running-requests-metric',
  'kv-cache-usage-percentage-metric',
  'lora-info-metric',
  'cache-info-metric',
];

/** A flag that the new binary does not take is a crash loop. */
export const pickerFlagsRejected: UpgradeRule = {
  code: 'picker-flags-rejected',
  concerns: ['endpointPicker'],
  needs: ['InferencePool', 'Service', 'Deployment'],
  judge: (topology, request) => judgeFlags(topology, request),
};

function judgeFlags(
  topology: ClusterTopology,
  { endpointPicker }: UpgradeCheckRequest,
): UpgradeJudgement[] {
  const product = endpointPicker && pickerProductOf(endpointPicker);
  if (
    !endpointPicker ||
    (product === 'gie' && isBelow(endpointPicker, '1.5') !== false)
  ) {
    return [];
  }
  const isCertain = product === 'gie';
  return pickersToChange(topology, endpointPicker).flatMap(picker => {
    const flags = picker.container.args.filter(arg =>
      REJECTED_FLAGS.includes(arg.replace(/^--?/, '').split('=')[0]),
    );
    return flags.length === 0
      ? []
      : [
          {
            severity: isCertain ? ('error' as const) : ('warning' as const),
            title: isCertain
              ? say`The new endpoint picker does not start with these flags`
              : say`The new endpoint picker may not start with these flags`,
            detail: isCertain
              ? say`${nameOf(
                  picker.deployment,
                )} is started with flags that name metrics of the model servers. GIE 1.5 rejects them at start-up: the picker would crash-loop.`
              : say`${nameOf(
                  picker.deployment,
                )} is started with flags that name metrics of the model servers. GIE 1.5 rejects them at start-up, and llm-d-router grew from the same code: the picker would crash-loop.`,
            subject: subjectOf(picker.deployment, 'spec.template.spec'),
            evidence: flags.map(flag => ({ label: say`Flag`, value: flag })),
            remedy: {
              text: say`Remove them, and name the metrics in engineConfigs of the EndpointPickerConfig, chosen by the pods’ label llm-d.ai/engine-type.`,
            },
          },
        ];
  });
}

/** What the charts ask for where no resources are set. */
const CHART_REQUESTS: ReadonlyArray<{
  product: InstalledPicker['product'];
  from: string;
  cpu: number;
  text: string;
  key: string;
}> = [
  {
    product: 'gie',
    from: '1.4',
    cpu: 4,
    text: say`4 CPU and 8Gi`,
    key: 'inferenceExtension.resources',
  },
  {
    product: 'llm-d-router',
    from: '0.10',
    cpu: 8,
    text: say`8 CPU and 8Gi`,
    key: 'router.epp.resources',
  },
];

/** More than the nodes have, and the picker stays Pending. */
export const pickerRequestsRaised: UpgradeRule = {
  code: 'picker-requests-raised',
  concerns: ['endpointPicker'],
  needs: ['InferencePool', 'Service', 'Deployment'],
  judge: (topology, { endpointPicker }) => {
    const defaults = CHART_REQUESTS.find(
      ({ product, from }) =>
        product === pickerProductOf(endpointPicker ?? '') &&
        isBelow(endpointPicker, from) === false,
    );
    return endpointPicker === undefined || !defaults
      ? []
      : pickersToChange(topology, endpointPicker)
          .filter(
            ({ container }) => cpusOf(container.requests.cpu) < defaults.cpu,
          )
          .map(({ deployment, container }) => ({
            severity: 'warning' as const,
            title: say`The new chart asks for more than the endpoint picker has now`,
            detail: say`Without resources in its values the chart asks for ${
              defaults.text
            } for each replica of ${nameOf(
              deployment,
            )}. Where no node offers that the picker stays Pending, and its pool answers nothing.`,
            subject: subjectOf(deployment, 'spec.template.spec'),
            evidence: [
              {
                label: say`Asks for now`,
                value:
                  Object.entries(container.requests)
                    .map(([resource, value]) => `${resource} ${value}`)
                    .join(', ') || say`nothing`,
              },
              { label: say`Chart`, value: defaults.text },
            ],
            remedy: { text: say`Set ${defaults.key} in the values.` },
          }));
  },
};

/** `200m` is 0.2; what can't be read counts as nothing. */
function cpusOf(quantity: string | undefined): number {
  const [, number, unit] = /^(\d+(?:\.\d+)?)(m?)$/.exec(quantity ?? '') ?? [];
  return number === undefined ? 0 : Number(number) / (unit === 'm' ? 1000 : 1);
}
