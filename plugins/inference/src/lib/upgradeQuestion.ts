// SPDX-License-Identifier: Apache-2.0
import { UpgradeCheckRequest } from '@inference-portal/backstage-plugin-inference-common';

/** What the form asks; an empty version stays as it is. */
export interface UpgradeQuestion {
  cluster: string;
  gatewayApi: string;
  inferenceExtension: string;
  /** Name of the provider's controller, as GatewayClasses give it. */
  provider: string;
  providerVersion: string;
  endpointPicker: string;
}

export function blankUpgrade(cluster: string): UpgradeQuestion {
  return {
    cluster,
    gatewayApi: '',
    inferenceExtension: '',
    provider: '',
    providerVersion: '',
    endpointPicker: '',
  };
}

/** The question as the address keeps it: what stays as it is is left out. */
export function formatUpgrade(question: UpgradeQuestion): string {
  const asked = Object.entries(question).filter(([, value]) => value !== '');
  return new URLSearchParams(asked).toString();
}

/** Undefined where the address asks nothing, or of no cluster. */
export function parseUpgrade(
  text: string | undefined,
): UpgradeQuestion | undefined {
  const params = new URLSearchParams(text);
  const read = (name: keyof UpgradeQuestion) => params.get(name)?.trim() ?? '';
  const question = {
    cluster: read('cluster'),
    gatewayApi: read('gatewayApi'),
    inferenceExtension: read('inferenceExtension'),
    provider: read('provider'),
    providerVersion: read('providerVersion'),
    endpointPicker: read('endpointPicker'),
  };
  return question.cluster && isAsking(question) ? question : undefined;
}

/** Whether there is anything to check. */
export function isAsking(question: UpgradeQuestion): boolean {
  return Object.keys(toUpgradeRequest(question)).length > 0;
}

export function toUpgradeRequest({
  gatewayApi,
  inferenceExtension,
  provider,
  providerVersion,
  endpointPicker,
}: UpgradeQuestion): UpgradeCheckRequest {
  return {
    ...(gatewayApi && { gatewayApi }),
    ...(inferenceExtension && { inferenceExtension }),
    ...(provider &&
      providerVersion && {
        provider: { controller: provider, version: providerVersion },
      }),
    ...(endpointPicker && { endpointPicker }),
  };
}
