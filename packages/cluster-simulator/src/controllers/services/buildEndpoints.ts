// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readField, readList, readString } from '../../cluster/readField';
import { addressOf, isReady, isTerminating, nodeOf } from '../pods';

/** Endpoints of an EndpointSlice: one per pod that has an address. */
export function buildEndpoints(pods: KubernetesObject[]): unknown[] {
  return pods
    .map(pod => ({ pod, address: addressOf(pod) }))
    .filter(({ address }) => address !== undefined)
    .map(({ pod, address }) => ({
      addresses: [address],
      conditions: {
        ready: isReady(pod),
        serving: isReady(pod),
        terminating: isTerminating(pod),
      },
      targetRef: {
        kind: 'Pod',
        namespace: pod.metadata.namespace,
        name: pod.metadata.name,
        uid: pod.metadata.uid,
      },
      nodeName: nodeOf(pod),
    }));
}

export function buildSlicePorts(service: KubernetesObject): unknown[] {
  return readList(service, 'spec', 'ports').map(port => ({
    name: readString(port, 'name') ?? '',
    protocol: readString(port, 'protocol') ?? 'TCP',
    port: readField(port, 'targetPort') ?? readField(port, 'port'),
    ...(readString(port, 'appProtocol')
      ? { appProtocol: readString(port, 'appProtocol') }
      : {}),
  }));
}
