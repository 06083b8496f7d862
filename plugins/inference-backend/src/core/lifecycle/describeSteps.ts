// SPDX-License-Identifier: Apache-2.0
import {
  say,
  UpgradeCheckRequest,
  UpgradeStep,
} from '@inference-portal/backstage-plugin-inference-common';
import { ClusterTopology } from '../topology/ClusterTopology';
import { installedPickers, pickerProductOf } from './installedPicker';
import { installedVersions } from './installedVersions';
import { compareVersions, lineOf } from './parseVersion';
import { productToUpgrade } from './productToUpgrade';
import {
  ENDPOINT_PICKERS,
  GATEWAY_API,
  INFERENCE_EXTENSION,
  lineIn,
  MATRIX_DATE,
} from './supportMatrix';

/** Each component's step as far as it is known here. */
export function describeSteps(
  topology: ClusterTopology,
  request: UpgradeCheckRequest,
): UpgradeStep[] {
  const { gatewayApi, inferenceExtension, provider, endpointPicker } = request;
  const installed = installedVersions(topology);
  return [
    ...(gatewayApi
      ? [
          describe({
            component: 'gatewayApi',
            title: 'Gateway API',
            from: installed.gatewayApi,
            to: gatewayApi,
            lines: GATEWAY_API.releases,
          }),
        ]
      : []),
    ...(inferenceExtension
      ? [
          describe({
            component: 'inferenceExtension',
            title: 'Gateway API Inference Extension',
            from: installed.inferenceExtension,
            to: inferenceExtension,
            lines: INFERENCE_EXTENSION.releases,
          }),
        ]
      : []),
    ...(provider ? [describeProvider(topology, provider)] : []),
    ...(endpointPicker ? [describePicker(topology, endpointPicker)] : []),
  ];
}

function describe(step: {
  component: UpgradeStep['component'];
  title: string;
  from?: string;
  to: string;
  lines: ReadonlyArray<{ line: string }>;
  note?: string;
}): UpgradeStep {
  const { component, title, from, to, lines, note } = step;
  const known = lineIn(lines, lineOf(to)) !== undefined;
  const notes = [known ? undefined : unknownTo(title, to), note].filter(
    words => words !== undefined,
  );
  return {
    component,
    title,
    ...(from && { from }),
    to,
    direction: directionOf(compareVersions(from, to)),
    known,
    ...(notes.length > 0 && { note: notes.join(' ') }),
  };
}

function unknownTo(title: string, version: string): string {
  return say`${title} ${version} is unknown to this portal, matrix of ${MATRIX_DATE}.`;
}

function directionOf(comparison: number | undefined): UpgradeStep['direction'] {
  if (comparison === undefined) {
    return 'unknown';
  }
  if (comparison === 0) {
    return 'same';
  }
  return comparison < 0 ? 'upgrade' : 'downgrade';
}

function describeProvider(
  topology: ClusterTopology,
  { controller, version }: NonNullable<UpgradeCheckRequest['provider']>,
): UpgradeStep {
  const installed = productToUpgrade(controller, topology);
  return describe({
    component: 'provider',
    title: installed?.product.title ?? controller,
    from: installed?.version,
    to: version,
    lines: installed?.product.lines ?? [],
    note: describeProviderLimits(topology, controller, installed?.version),
  });
}

function describeProviderLimits(
  { gatewayClasses }: ClusterTopology,
  controller: string,
  version: string | undefined,
): string | undefined {
  const controllers = gatewayClasses.map(each => each.controllerName);
  if (!controllers.includes(controller)) {
    return say`No GatewayClass of this cluster has controller ${controller}; there are ${
      [...new Set(controllers)].sort().join(', ') || say`none`
    }.`;
  }
  return version === undefined
    ? say`No image of it is seen in this cluster, so that findings which depend on its version can’t be foretold.`
    : undefined;
}

function describePicker(topology: ClusterTopology, to: string): UpgradeStep {
  const product = pickerProductOf(to);
  const pickers = installedPickers(topology);
  const from = [
    ...new Set(
      pickers.map(picker =>
        `${ENDPOINT_PICKERS[picker.product].title} ${
          picker.version ?? ''
        }`.trim(),
      ),
    ),
  ].sort();
  const step = describe({
    component: 'endpointPicker',
    title: product ? ENDPOINT_PICKERS[product].title : say`endpoint picker`,
    to,
    lines: product ? ENDPOINT_PICKERS[product].releases : [],
    note:
      pickers.length === 0
        ? say`No pool of this cluster has an endpoint picker whose image is known.`
        : undefined,
  });
  return {
    ...step,
    ...(from.length > 0 && { from: from.join(', ') }),
    direction: pickerDirection(pickers, product, to),
  };
}

/** llm-d-router comes after GIE's picker, whatever their numbers say. */
function pickerDirection(
  pickers: ReturnType<typeof installedPickers>,
  product: ReturnType<typeof pickerProductOf>,
  to: string,
): UpgradeStep['direction'] {
  const directions = new Set(
    pickers.map(picker => {
      if (picker.product === product) {
        return directionOf(compareVersions(picker.version, to));
      }
      return product === 'llm-d-router' ? 'upgrade' : 'downgrade';
    }),
  );
  const [only] = directions;
  return directions.size === 1 ? only : 'unknown';
}
