// SPDX-License-Identifier: Apache-2.0
import { KubernetesObject } from '../../cluster/KubernetesObject';
import { readList, readString } from '../../cluster/readField';
import { ownerReference } from '../pods';
import { readListeners } from './RouteModel';

/** What the controller deploys for a Gateway: the proxy and the Service in front of it. */
export function proxyObjects(
  gateway: KubernetesObject,
  image: string,
): KubernetesObject[] {
  const { name, namespace } = gateway.metadata;
  const selector = {
    'app.kubernetes.io/instance': name,
    'app.kubernetes.io/name': name,
    'gateway.networking.k8s.io/gateway-name': name,
  };
  const labels = {
    ...selector,
    'app.kubernetes.io/managed-by': 'agentgateway',
    'app.kubernetes.io/version': image.split(':')[1] ?? '',
    'gateway.networking.k8s.io/gateway-class-name':
      readString(gateway, 'spec', 'gatewayClassName') ?? '',
  };
  const metadata = {
    name,
    namespace,
    labels,
    ownerReferences: [ownerReference(gateway)],
  };
  const ports = [...new Set(readListeners(gateway).map(({ port }) => port))];
  const requested = readList(gateway, 'spec', 'addresses').map(address =>
    readString(address, 'value'),
  )[0];
  return [
    {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 1,
        selector: { matchLabels: selector },
        strategy: rollingUpdate(),
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        template: {
          metadata: { labels, annotations: scrapeAnnotations() },
          spec: {
            ...podDefaults(),
            serviceAccount: name,
            serviceAccountName: name,
            terminationGracePeriodSeconds: 60,
            containers: [proxyContainer(image, ports)],
          },
        },
      },
    },
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        type: 'LoadBalancer',
        selector,
        ...(requested ? { loadBalancerIP: requested } : {}),
        ports: ports.map(port => ({
          name: `listener-${port}`,
          protocol: 'TCP',
          port,
          targetPort: port,
        })),
      },
    },
  ];
}

function rollingUpdate() {
  return {
    type: 'RollingUpdate',
    rollingUpdate: { maxUnavailable: '25%', maxSurge: '25%' },
  };
}

function scrapeAnnotations() {
  return {
    'prometheus.io/path': '/metrics',
    'prometheus.io/port': '15020',
    'prometheus.io/scrape': 'true',
  };
}

function podDefaults() {
  return {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    securityContext: {},
  };
}

function proxyContainer(image: string, ports: number[]) {
  return {
    name: 'agentgateway',
    image,
    imagePullPolicy: 'IfNotPresent',
    args: ['-f', '/config/config.yaml'],
    ports: [
      ...ports.map(port => ({
        name: `listener-${port}`,
        containerPort: port,
        protocol: 'TCP',
      })),
      { name: 'metrics', containerPort: 15020, protocol: 'TCP' },
    ],
    readinessProbe: {
      httpGet: { path: '/healthz/ready', port: 15021, scheme: 'HTTP' },
      periodSeconds: 10,
      timeoutSeconds: 1,
      successThreshold: 1,
      failureThreshold: 3,
    },
    resources: { requests: { cpu: '200m', memory: '256Mi' } },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
  };
}
