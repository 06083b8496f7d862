// SPDX-License-Identifier: Apache-2.0
import { Condition } from '../objects/ObjectMeta';
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { conditionOf } from '../findings/conditionOf';
import { nameOf } from '../findings/subjectOf';
import { ClusterObjects, Gateway, Listener } from '../objects/ClusterObjects';
import { Provider } from '../providers/Provider';
import { nameOfProvider } from '../providers/providerOf';
import { objectKey } from '../topology/objectKey';
import { findListener } from './findGateway';
import { KnownRequest } from './KnownRequest';
import { Notes } from './Notes';
import { byGateway, Verdict } from './Verdict';

const GATEWAY_NAME_LABEL = 'gateway.networking.k8s.io/gateway-name';

/** Whether the gateway works, and which listener takes the request. */
export function judgeGateway(
  objects: ClusterObjects,
  gateway: Gateway,
  provider: Provider,
  request: KnownRequest,
  notes: Notes,
): { listener: Listener } | { verdict: Verdict } {
  noteClass(objects, gateway, provider, notes);
  const programmed = conditionOf(gateway.conditions, 'Programmed');
  notes.add(
    'gateway',
    programmed?.status === 'True' ? 'passed' : 'warning',
    programmed?.status === 'True'
      ? say`${nameOf(gateway)} is programmed`
      : say`${nameOf(gateway)} is not programmed`,
    {
      detail:
        programmed?.status === 'True'
          ? undefined
          : say`${
              programmed?.message ?? say`No controller has said so.`
            } Proxies go on with the last configuration they got, if they got one.`,
      object: gateway,
      field: 'status.conditions',
    },
  );
  const down = judgeProxies(objects, gateway);
  if (down) {
    notes.add('gateway', 'stopped', say`No proxy of the gateway is ready`, {
      detail: down.detail,
      object: gateway,
    });
    return { verdict: down };
  }
  const found = findListener(gateway, request);
  if (found.kind === 'found') {
    noteListener(found.listener, gateway, request, notes);
    return { listener: found.listener };
  }
  const verdict =
    found.kind === 'closed'
      ? nobody(
          'no-listener',
          say`${nameOf(gateway)} has no such port open: ${found.reason}.`,
        )
      : byGateway(
          404,
          'no-listener',
          say`No listener of ${nameOf(gateway)} takes host \`${
            request.host
          }\`: ${found.reason}.`,
        );
  notes.add('listener', 'stopped', say`No listener takes the request`, {
    detail: verdict.detail,
    object: gateway,
    field: 'spec.listeners',
  });
  return { verdict };
}

function noteClass(
  { gatewayClasses }: ClusterObjects,
  gateway: Gateway,
  provider: Provider,
  notes: Notes,
): void {
  const gatewayClass = gatewayClasses.find(
    ({ meta }) => meta.name === gateway.className,
  );
  const accepted = conditionOf(gatewayClass?.conditions ?? [], 'Accepted');
  const works = gatewayClass !== undefined && accepted?.status !== 'False';
  const broken = gatewayClass
    ? say`GatewayClass ${gateway.className} is not accepted`
    : say`GatewayClass ${gateway.className} does not exist`;
  notes.add(
    'gateway',
    works ? 'passed' : 'warning',
    works
      ? say`${nameOf(gateway)} is one of ${nameOfProvider(provider)}`
      : broken,
    {
      detail: works
        ? undefined
        : say`Nobody takes care of the gateway. Proxies that run go on with the last configuration they got.`,
      object: gateway,
      field: 'spec.gatewayClassName',
    },
  );
}

/** Proxies that the provider runs for this gateway alone, where it does. */
function judgeProxies(
  { deployments }: ClusterObjects,
  gateway: Gateway,
): Verdict | undefined {
  const proxies = deployments.filter(
    ({ meta }) =>
      meta.namespace === gateway.meta.namespace &&
      (meta.labels[GATEWAY_NAME_LABEL] === gateway.meta.name ||
        meta.owners.some(
          ({ kind, name }) => kind === 'Gateway' && name === gateway.meta.name,
        )),
  );
  return proxies.length > 0 &&
    proxies.every(({ readyReplicas }) => readyReplicas === 0)
    ? nobody(
        'gateway-unreachable',
        say`${proxies
          .map(({ meta }) => `Deployment ${objectKey(meta)}`)
          .join(', ')} has no ready replica: connections are refused.`,
      )
    : undefined;
}

function noteListener(
  listener: Listener,
  gateway: Gateway,
  request: KnownRequest,
  notes: Notes,
): void {
  const failed = listener.conditions.find(
    ({ type, status }) =>
      ['Accepted', 'Programmed', 'ResolvedRefs'].includes(type) &&
      status === 'False',
  );
  const { name, protocol, port } = listener;
  notes.add(
    'listener',
    failed ? 'warning' : 'passed',
    say`Listener ${name} (${protocol} ${port}) takes it`,
    {
      detail: describeListener(listener, failed, request),
      object: gateway,
      field: `spec.listeners[${gateway.listeners.indexOf(listener)}]`,
    },
  );
}

function describeListener(
  { hostname }: Listener,
  failed: Condition | undefined,
  { host }: KnownRequest,
): string {
  if (failed) {
    return say`${failed.type} is False: ${
      failed.message ?? failed.reason ?? say`no reason given`
    }`;
  }
  return hostname === undefined
    ? say`Its hostname is not set, which takes every host; host is \`${host}\`.`
    : say`Its hostname is ${hostname}; host is \`${host}\`.`;
}

function nobody(cause: Verdict['cause'], detail: string): Verdict {
  return { status: 'none', cause, by: 'nobody', detail };
}
