// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { CrdBundle } from '../../objects/ClusterObjects';
import { subjectOf } from '../../findings/subjectOf';
import { isBelow } from '../../providers/isBelow';
import { ClusterTopology } from '../../topology/ClusterTopology';
import { GATEWAY_API_CRD } from '../installedVersions';
import { compareVersions, lineOf } from '../parseVersion';
import { UpgradeRule } from './UpgradeRule';

/** Came with this line of the standard channel. */
const GUARDED_FROM = '1.5';
const GUARD = 'safe-upgrades.gateway.networking.k8s.io';
const REMOVE_GUARD = `kubectl delete validatingadmissionpolicybinding,validatingadmissionpolicy ${GUARD}`;

/** The guard of the installed bundle denies older ones. */
export const downgradeDenied: UpgradeRule = {
  code: 'downgrade-denied',
  concerns: ['gatewayApi'],
  needs: ['CustomResourceDefinition'],
  judge: (topology, { gatewayApi }) => {
    const crd = gatewayApiCrd(topology);
    const installed = crd?.bundleVersion;
    return crd &&
      installed !== undefined &&
      gatewayApi !== undefined &&
      isGuarded(crd, installed) &&
      compareLines(installed, gatewayApi) < 0
      ? [
          {
            severity: 'error',
            title: say`The cluster denies older CRDs of the Gateway API`,
            detail: say`The CRDs of Gateway API ${installed} came with the ValidatingAdmissionPolicy ${GUARD}, which denies those of ${gatewayApi}.`,
            subject: subjectOf(crd),
            evidence: [
              { label: say`Installed`, value: installed },
              { label: say`Asked for`, value: gatewayApi },
            ],
            remedy: {
              text: say`Delete the policy and its binding first: ${REMOVE_GUARD}`,
            },
          },
        ]
      : [];
  },
};

/** Going up is one command, coming back is not. */
export const wayBackClosed: UpgradeRule = {
  code: 'way-back-closed',
  concerns: ['gatewayApi'],
  needs: ['CustomResourceDefinition'],
  judge: (topology, { gatewayApi }) => {
    const crd = gatewayApiCrd(topology);
    const installed = crd?.bundleVersion;
    return crd &&
      installed !== undefined &&
      isGuarded(crd, gatewayApi) &&
      compareLines(installed, gatewayApi) > 0
      ? [
          {
            severity: 'info',
            title: say`The way back is closed after this upgrade`,
            detail: say`From ${GUARDED_FROM} on the standard channel brings a ValidatingAdmissionPolicy that denies older CRDs: going back to ${installed} needs it removed first.`,
            subject: subjectOf(crd),
            evidence: [{ label: say`Installed`, value: installed }],
            remedy: {
              text: say`Have this at hand for a rollback: ${REMOVE_GUARD}`,
            },
          },
        ]
      : [];
  },
};

function gatewayApiCrd({ snapshot }: ClusterTopology): CrdBundle | undefined {
  return snapshot.objects.crds.find(({ crd }) => crd === GATEWAY_API_CRD);
}

/** The experimental channel has no such guard. */
function isGuarded({ channel }: CrdBundle, version?: string): boolean {
  return channel !== 'experimental' && isBelow(version, GUARDED_FROM) === false;
}

/** Above 0 where `to` is the later line; patches of one line don't matter. */
function compareLines(from: string | undefined, to: string | undefined) {
  return compareVersions(lineOf(to), lineOf(from)) ?? 0;
}
