// SPDX-License-Identifier: Apache-2.0
import { withSuffix } from './names/toKubernetesName';
import { ExposurePlan, GATEWAY_API } from './providers/Provider';
import { PROVIDER_TABLE } from './providers/providerTable';
import { Manifest } from './yaml/toYaml';

const NAMESPACE_LABEL = 'kubernetes.io/metadata.name';

/** A Gateway of the model's own, and its certificate. */
export function buildGateway(plan: ExposurePlan): Manifest[] {
  const { gateway } = plan;
  return gateway.create ? [...certificate(plan), gatewayObject(plan)] : [];
}

function gatewayObject(plan: ExposurePlan): Manifest {
  const { gateway, gatewayNamespace } = plan;
  const { className } = PROVIDER_TABLE[gateway.provider];
  const protocol = gateway.tls ? 'HTTPS' : 'HTTP';
  return {
    apiVersion: `${GATEWAY_API}/v1`,
    kind: 'Gateway',
    metadata: { name: gateway.name, namespace: gatewayNamespace },
    spec: {
      gatewayClassName: gateway.className ?? className,
      listeners: [
        {
          name: gateway.listener ?? protocol.toLowerCase(),
          protocol,
          port: gateway.tls ? 443 : 80,
          ...(gateway.hostname && { hostname: gateway.hostname }),
          ...(gateway.tls && {
            tls: {
              mode: 'Terminate',
              certificateRefs: [
                { group: '', kind: 'Secret', name: certificateSecret(plan) },
              ],
            },
          }),
          allowedRoutes: { namespaces: allowedNamespaces(plan) },
        },
      ],
    },
  };
}

/** The route stays beside its pool, and the Gateway lets it in: that works with every provider. */
function allowedNamespaces({ model, gatewayNamespace }: ExposurePlan) {
  return model.namespace === gatewayNamespace
    ? { from: 'Same' }
    : {
        from: 'Selector',
        selector: { matchLabels: { [NAMESPACE_LABEL]: model.namespace } },
      };
}

function certificate(plan: ExposurePlan): Manifest[] {
  const { gateway, gatewayNamespace } = plan;
  const issuer = gateway.tls?.issuer;
  return issuer
    ? [
        {
          apiVersion: 'cert-manager.io/v1',
          kind: 'Certificate',
          metadata: {
            name: certificateSecret(plan),
            namespace: gatewayNamespace,
          },
          spec: {
            secretName: certificateSecret(plan),
            dnsNames: [gateway.hostname],
            issuerRef: {
              group: 'cert-manager.io',
              kind: issuer.kind,
              name: issuer.name,
            },
          },
        },
      ]
    : [];
}

function certificateSecret({ gateway }: ExposurePlan): string {
  return gateway.tls?.certificateSecret ?? withSuffix(gateway.name, '-tls');
}
