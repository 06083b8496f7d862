// SPDX-License-Identifier: Apache-2.0
import { GatewayInput, ProviderName } from '../../input/gatewayInput';
import { PickerInput } from '../../input/pickerInput';
import { Problem } from '../../input/readInput';
import { agentgateway } from './agentgateway';
import { envoyAiGateway } from './envoyAiGateway';
import { gke } from './gke';
import { istio } from './istio';
import { kgateway } from './kgateway';
import { nginxGatewayFabric } from './nginxGatewayFabric';
import { Provider } from './Provider';
import { isBelow } from './versions';

/** A new provider is a file, a line here and a name in `PROVIDERS`. */
export const PROVIDER_TABLE: Record<ProviderName, Provider> = {
  agentgateway,
  istio,
  'envoy-ai-gateway': envoyAiGateway,
  'nginx-gateway-fabric': nginxGatewayFabric,
  gke,
  kgateway,
};

export function versionOf({ provider, version }: GatewayInput): string {
  return version ?? PROVIDER_TABLE[provider].known.newest;
}

/** What the gateway does where the pool's picker does not answer. */
export function failureModeOf(
  gateway: GatewayInput,
  { failureMode }: Pick<PickerInput, 'failureMode'>,
): 'FailOpen' | 'FailClose' {
  const { fixedFailureMode } = PROVIDER_TABLE[gateway.provider];
  return failureMode ?? fixedFailureMode(versionOf(gateway)) ?? 'FailOpen';
}

/** What the provider, in this version, can't do of what is asked. */
export function checkGateway(
  gateway: GatewayInput,
  picker: Pick<PickerInput, 'failureMode'> = {},
): Problem[] {
  return [
    ...checkVersion(gateway),
    ...checkTls(gateway),
    ...checkRouting(gateway),
    ...checkFailureMode(gateway, picker),
  ];
}

function checkVersion(gateway: GatewayInput): Problem[] {
  const { title, known, refused } = PROVIDER_TABLE[gateway.provider];
  const version = versionOf(gateway);
  const path = ['gateway', gateway.version ? 'version' : 'provider'];
  if (isBelow(version, known.from) || !isBelow(version, known.below)) {
    return [
      {
        path,
        message: `is ${version}, of which nothing is known here: of ${title} these are ${known.from} up to, not including, ${known.below}`,
      },
    ];
  }
  const refusal = refused.find(
    ({ from, below }) =>
      (from === undefined || !isBelow(version, from)) &&
      (below === undefined || isBelow(version, below)),
  );
  return refusal
    ? [{ path, message: `is ${title} ${version}: ${refusal.reason}` }]
    : [];
}

function checkTls({ tls, create, hostname }: GatewayInput): Problem[] {
  if (!tls) {
    return [];
  }
  return [
    ...(create
      ? []
      : [
          {
            path: ['gateway', 'tls'],
            message:
              'is about a Gateway that is made here: set gateway.create, or leave it out and attach to the HTTPS listener that exists by gateway.listener',
          },
        ]),
    ...(hostname
      ? []
      : [
          {
            path: ['gateway', 'hostname'],
            message: 'is needed: a certificate is made out to a host name',
          },
        ]),
  ];
}

function checkRouting({ provider, bodyBasedRouting }: GatewayInput): Problem[] {
  const { title, bodyBasedRouting: by } = PROVIDER_TABLE[provider];
  return bodyBasedRouting === 'create' && by === 'client'
    ? [
        {
          path: ['gateway', 'bodyBasedRouting'],
          message: `is not for ${title}: it reads no bodies before it routes, so clients send the header themselves`,
        },
      ]
    : [];
}

function checkFailureMode(
  gateway: GatewayInput,
  { failureMode }: Pick<PickerInput, 'failureMode'>,
): Problem[] {
  const { title, fixedFailureMode } = PROVIDER_TABLE[gateway.provider];
  const fixed = fixedFailureMode(versionOf(gateway));
  return failureMode && fixed && failureMode !== fixed
    ? [
        {
          path: ['picker', 'failureMode'],
          message: `is ${failureMode}, and ${title} ${versionOf(
            gateway,
          )} does ${fixed} whatever is written: leave it out`,
        },
      ]
    : [];
}
