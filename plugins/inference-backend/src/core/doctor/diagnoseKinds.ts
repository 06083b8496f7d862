// SPDX-License-Identifier: Apache-2.0
import {
  DoctorGap,
  KindStatus,
  say,
} from '@inference-portal/backstage-plugin-inference-common';
import { findingRules } from '../findings/findingRules';
import { WatchedKind } from '../findings/FindingRule';
import { knownKinds } from '../findings/judgeTopology';
import { ClusterSnapshot } from '../objects/ClusterSnapshot';
import { accountObjects, accountOf, grantKinds, scopeOf } from './grantAccess';
import { COSTS_NOTHING, Gap, nameFirst } from './Gap';

/** Without these there is no way of a request to look at. */
const ESSENTIAL = ['GatewayClass', 'Gateway', 'HTTPRoute', 'InferencePool'];
/** Of these the metrics pages are derived. */
const MEASURED: readonly WatchedKind[] = ['Pod', 'InferencePool'];
const EVERY_SIGNAL = [
  'requestRate',
  'errorRate',
  'queueDepth',
  'runningRequests',
  'kvCacheRatio',
  'prefixHitRatio',
  'ttftMs',
  'itlMs',
  'e2eMs',
  'tokensPerSecond',
  'schedulerMs',
  'saturation',
];

export function diagnoseKinds(snapshot: ClusterSnapshot): Gap[] {
  const isKnown = knownKinds(snapshot.kinds);
  const inState = (state: KindStatus['state']) =>
    snapshot.kinds.filter(kind => kind.state === state);
  const costsOf = (kinds: KindStatus[]): DoctorGap['costs'] => {
    const names = new Set<string>(kinds.map(({ kind }) => kind));
    const isHidden = (kind: WatchedKind) => names.has(kind) && !isKnown(kind);
    return {
      findings: findingRules
        .filter(({ needs }) => needs.some(isHidden))
        .map(({ code }) => code),
      signals: MEASURED.some(isHidden) ? EVERY_SIGNAL : [],
    };
  };
  return [
    ...forbidden(snapshot, inState('forbidden'), costsOf),
    ...failing(inState('error'), costsOf),
    ...missing(snapshot.kinds, inState('missing')),
  ];
}

type CostsOf = (kinds: KindStatus[]) => DoctorGap['costs'];

function forbidden(
  snapshot: ClusterSnapshot,
  kinds: KindStatus[],
  costsOf: CostsOf,
): Gap[] {
  if (kinds.length === 0) {
    return [];
  }
  const account = accountOf(kinds.map(({ reason }) => reason));
  const namespaces = scopeOf(snapshot);
  return [
    {
      code: 'kinds-forbidden',
      severity: kinds.some(({ kind }) => ESSENTIAL.includes(kind))
        ? 'error'
        : 'warning',
      title: say`The portal may not read some kinds`,
      detail: say`The cluster's roles do not let the portal's account list and watch ${namesOf(
        kinds,
      )}.`,
      ...nameFirst(kinds.map(toAffected)),
      costs: costsOf(kinds),
      mend: {
        text: [
          namespaces.length > 0
            ? say`The edit grants what is missing and no more; pods and what belongs to them only in the namespaces that hold pools or gateways now.`
            : say`The edit grants what is missing and no more.`,
          ...(account.isCertain
            ? []
            : [
                say`Put the name of the portal’s account where portal-reader stands, if it is another.`,
              ]),
        ].join(' '),
        edits: [
          {
            target: 'cluster',
            documents: [
              ...(account.isCertain ? [] : accountObjects(account)),
              ...grantKinds(kinds, account, namespaces),
            ],
          },
        ],
      },
    },
  ];
}

function failing(kinds: KindStatus[], costsOf: CostsOf): Gap[] {
  return kinds.length === 0
    ? []
    : [
        {
          code: 'kinds-failing',
          severity: 'warning',
          title: say`Some kinds can’t be read at the moment`,
          detail: say`Reading ${namesOf(
            kinds,
          )} fails and is tried again. Where they were read before, the last that was known counts.`,
          ...nameFirst(kinds.map(toAffected)),
          costs: costsOf(kinds),
          mend: {
            text: say`See what the API server says; a busy one answers 429, a restarting one refuses connections.`,
            edits: [],
          },
        },
      ];
}

/**
 * What is nowhere served, in no group, and no request can do without. Of all the
 * other kinds that are not installed nothing is missed: see the cluster's kinds.
 */
function missing(all: readonly KindStatus[], kinds: KindStatus[]): Gap[] {
  const absent = kinds.filter(
    ({ kind }) =>
      ESSENTIAL.includes(kind) &&
      all.every(other => other.kind !== kind || other.state === 'missing'),
  );
  return absent.length === 0
    ? []
    : [
        {
          code: 'kinds-missing',
          severity: 'warning',
          title: say`Kinds that routing to pools needs are not installed`,
          detail: say`The cluster does not serve ${namesOf(
            absent,
          )}. Without them it routes to no pool.`,
          ...nameFirst(absent.map(toAffected)),
          costs: COSTS_NOTHING,
          mend: {
            text: say`Install the CRDs of the Gateway API (standard-install.yaml) and of its Inference Extension (manifests.yaml) with kubectl apply --server-side, at versions that the provider supports.`,
            edits: [],
          },
        },
      ];
}

function toAffected({ group, kind, reason }: KindStatus) {
  return { name: group ? `${kind}.${group}` : kind, ...(reason && { reason }) };
}

function namesOf(kinds: readonly KindStatus[]): string {
  return [...new Set(kinds.map(({ kind }) => kind))].join(', ');
}
