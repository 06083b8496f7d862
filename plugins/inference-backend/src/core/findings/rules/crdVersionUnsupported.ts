// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { GATEWAY_API_CRD, POOL_CRDS } from '../../lifecycle/installedVersions';
import { compareVersions, lineOf } from '../../lifecycle/parseVersion';
import {
  InstalledProduct,
  nameOfProduct,
  productOfGateway,
} from '../../lifecycle/productOf';
import { CrdBundle } from '../../objects/ClusterObjects';
import { isBelow } from '../../providers/isBelow';
import { ClusterTopology, Way } from '../../topology/ClusterTopology';
import { FindingRule, Judgement } from '../FindingRule';
import { subjectOf } from '../subjectOf';

/** The CRDs are newer or older than the provider was made for. */
export const crdVersionUnsupported: FindingRule = {
  code: 'crd-version-unsupported',
  needs: [
    'CustomResourceDefinition',
    'GatewayClass',
    'Gateway',
    'HTTPRoute',
    'Deployment',
  ],
  explainedBy: ['provider-inference-removed'],
  looksAt: ['gateways', 'httpRoutes', 'inferencePools', 'crds'],
  judge: topology =>
    Array.from(waysByProduct(topology), ([installed, ways]) =>
      [
        ...judgeGatewayApi(installed, topology),
        ...judgePools(installed, topology),
      ].map(
        (found): Judgement => ({
          severity: 'warning',
          title: say`The installed CRDs are not those the gateway was made for`,
          ways,
          pools: [],
          stops: 'none',
          ...found,
        }),
      ),
    ).flat(),
};

type Found = Pick<Judgement, 'detail' | 'subject' | 'evidence' | 'remedy'>;

function waysByProduct(
  topology: ClusterTopology,
): Map<InstalledProduct, Way[]> {
  const byProduct = new Map<InstalledProduct, Way[]>();
  for (const gateway of topology.gateways) {
    const installed = productOfGateway(gateway, topology);
    if (installed?.line) {
      byProduct.set(installed, [
        ...(byProduct.get(installed) ?? []),
        ...gateway.ways,
      ]);
    }
  }
  return byProduct;
}

function judgeGatewayApi(
  installed: InstalledProduct,
  { snapshot }: ClusterTopology,
): Found[] {
  const crd = snapshot.objects.crds.find(
    other => other.crd === GATEWAY_API_CRD,
  );
  const supported = installed.line?.gatewayApi;
  const line = lineOf(crd?.bundleVersion);
  if (!crd?.bundleVersion || !supported || !line) {
    return [];
  }
  const { from, to } = supported;
  const tooNew = (compareVersions(line, to) ?? 0) > 0;
  const tooOld = from !== undefined && (compareVersions(line, from) ?? 0) < 0;
  if (!tooNew && !tooOld) {
    return [];
  }
  const range = from ? say`${from} to ${to}` : say`up to ${to}`;
  return [
    {
      detail: say`The CRDs of Gateway API ${
        crd.bundleVersion
      } are installed, and ${nameOfProduct(
        installed,
      )} was made for ${range}. Fields and defaults it does not know may be lost or refused.`,
      subject: subjectOf(crd, bundleField('gateway.networking.k8s.io')),
      evidence: [
        installedEvidence(crd),
        { label: say`Provider`, value: nameOfProduct(installed) },
        { label: say`Supports Gateway API`, value: range },
        { label: say`Read at`, value: matrixSource(installed) },
      ],
      remedy: {
        text: tooOld
          ? say`Upgrade the Gateway API CRDs to ${from} or later.`
          : [
              say`Upgrade ${installed.product.title} to a version made for Gateway API ${line}.`,
              ...(isBelow(line, '1.5') === false
                ? [
                    say`To go back instead, delete the ValidatingAdmissionPolicy safe-upgrades.gateway.networking.k8s.io and its binding first: it denies older CRDs.`,
                  ]
                : []),
            ].join(' '),
      },
    },
  ];
}

/** Which versions of InferencePool exist: v1alpha2 up to GIE 1.4, v1 from 1.0 on. */
function judgePools(
  installed: InstalledProduct,
  { snapshot }: ClusterTopology,
): Found[] {
  const crds = snapshot.objects.crds.filter(({ crd }) =>
    POOL_CRDS.includes(crd),
  );
  const read = installed.line?.pools ?? [];
  const served = crds.map(({ crd }) =>
    crd === POOL_CRDS[0] ? ('v1' as const) : ('v1alpha2' as const),
  );
  const [crd] = crds;
  if (
    !crd ||
    read.length === 0 ||
    served.some(version => read.includes(version))
  ) {
    return [];
  }
  return [
    {
      detail: say`Only InferencePool ${served.join(
        ', ',
      )} is installed, and ${nameOfProduct(installed)} reads ${read.join(
        ', ',
      )}: it sees no pool.`,
      subject: subjectOf(crd),
      evidence: [
        installedEvidence(crd),
        { label: say`Provider`, value: nameOfProduct(installed) },
        { label: say`Reads InferencePool`, value: read.join(', ') },
        { label: say`Read at`, value: matrixSource(installed) },
      ],
      remedy: {
        text: read.includes('v1')
          ? say`Install the CRDs of GIE 1.0 or later and move the pools to inference.networking.k8s.io/v1.`
          : say`Upgrade ${installed.product.title} to a version that reads InferencePool v1.`,
      },
    },
  ];
}

function bundleField(group: string): string {
  return `metadata.annotations[${group}/bundle-version]`;
}

function installedEvidence(crd: CrdBundle) {
  return {
    label: say`Installed`,
    value: `${crd.crd} ${crd.bundleVersion ?? say`without a bundle version`}${
      crd.channel ? ` (${crd.channel})` : ''
    }`,
  };
}

function matrixSource({ product }: InstalledProduct): string {
  return `${product.source}, ${product.checkedAt}`;
}
