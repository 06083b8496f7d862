// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readList, readString } from '../../cluster/readField';
import { condition, stampConditions } from '../conditions';
import { GATEWAY_GROUP, Listener, readListeners } from './RouteModel';

/** The status of a Gateway, with the times of its last one where they still hold. */
export function judgeGateway(options: {
  gateway: KubernetesObject;
  /** The Service in front of the proxy. */
  service: KubernetesObject | undefined;
  /** Accepted routes, by listener. */
  attachedRoutes: Map<string, number>;
  now: string;
}): Record<string, unknown> {
  const { gateway, service, attachedRoutes, now } = options;
  const { generation, namespace, name } = gateway.metadata;
  const addresses = addressesOf(service);
  const accepted = condition('Accepted', true, 'Accepted', '', generation);
  const programmed =
    addresses.length > 0
      ? condition('Programmed', true, 'Programmed', '', generation)
      : condition(
          'Programmed',
          false,
          'AddressNotAssigned',
          `Assigned to service(s) ${name}.${namespace}.svc.cluster.local:${
            readListeners(gateway)[0]?.port ?? 80
          }, but failed to assign to all requested addresses: address pending for hostname "${name}.${namespace}.svc.cluster.local"`,
          generation,
        );
  return {
    ...(addresses.length > 0
      ? {
          addresses: addresses.map(value => ({ type: 'IPAddress', value })),
        }
      : {}),
    conditions: stampConditions(
      readList(gateway, 'status', 'conditions'),
      [accepted, programmed],
      now,
    ),
    listeners: readListeners(gateway).map(listener => ({
      attachedRoutes: attachedRoutes.get(listener.name) ?? 0,
      conditions: stampConditions(
        previousListener(gateway, listener.name),
        judgeListener(listener, generation),
        now,
      ),
      name: listener.name,
      supportedKinds: [{ group: GATEWAY_GROUP, kind: 'HTTPRoute' }],
    })),
  };
}

function addressesOf(service: KubernetesObject | undefined): string[] {
  if (readString(service, 'spec', 'type') !== 'LoadBalancer') {
    const internal = readString(service, 'spec', 'clusterIP');
    return internal ? [internal] : [];
  }
  return readList(service, 'status', 'loadBalancer', 'ingress').flatMap(
    ingress => readString(ingress, 'ip') ?? [],
  );
}

function previousListener(gateway: KubernetesObject, name: string): unknown {
  const found = readList(gateway, 'status', 'listeners').find(
    listener => readString(listener, 'name') === name,
  );
  return readList(found, 'conditions');
}

function judgeListener(listener: Listener, generation: number | undefined) {
  const missing =
    listener.protocol === 'HTTPS' && listener.certificates.length === 0
      ? 'exactly 1 certificateRefs should be present for TLS termination'
      : // The simulator holds no Secrets, so no certificate can be found.
        listener.certificates.map(
          certificate => `certificateRef ${certificate} not found`,
        )[0];
  return [
    condition('Accepted', true, 'Accepted', '', generation),
    missing
      ? condition('Programmed', false, 'Invalid', missing, generation)
      : condition('Programmed', true, 'Programmed', '', generation),
    missing
      ? condition(
          'ResolvedRefs',
          false,
          'InvalidCertificateRef',
          missing,
          generation,
        )
      : condition('ResolvedRefs', true, 'ResolvedRefs', '', generation),
    condition('Conflicted', false, 'NoConflicts', '', generation),
  ];
}
