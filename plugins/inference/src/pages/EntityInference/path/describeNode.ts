// SPDX-License-Identifier: Apache-2.0
import { describeSource } from '../../../components/SignalValue';
import { useCountSource } from '../../../hooks/useCountSource';
import { Texts } from '../../../hooks/useTexts';
import { PathNode, PathSubject } from '../../../lib/derivePath';
import { formatRate } from '../../../lib/formatSignal';

/** The facts of a node that one wants at a glance, a line each. */
export function describeNode(
  { cluster, subject, title, state }: PathNode,
  t: Texts,
  sourceOf: ReturnType<typeof useCountSource>,
): string {
  const staleSince = 'pool' in subject ? subject.pool.staleSince : undefined;
  return [
    `${t(`path.kind.${subject.kind}`)} ${title}: ${state}`,
    ...factsOf(subject, t),
    sourceOf({ clusters: [cluster], staleSince }),
  ].join('\n');
}

function factsOf(subject: PathSubject, t: Texts): string[] {
  switch (subject.kind) {
    case 'gateway': {
      const { gateway } = subject;
      return gateway
        ? [
            t('path.class', { name: gateway.className }),
            gateway.addresses.length > 0
              ? t('path.at', { addresses: gateway.addresses.join(', ') })
              : t('path.noAddress'),
          ]
        : [];
    }
    case 'listener': {
      const { of, listener } = subject;
      return [
        t('path.listenerOf', { gateway: of }),
        ...(listener
          ? [
              t('path.onPort', {
                protocol: listener.protocol,
                port: String(listener.port),
              }),
              listener.hostname
                ? t('path.toHosts', { hosts: listener.hostname })
                : t('path.toAnyHost'),
            ]
          : []),
      ];
    }
    case 'rule': {
      const { matches, hostnames } = subject.rule;
      return [
        ...(matches.length > 0 ? matches : [t('path.anyRequest')]),
        hostnames.length > 0
          ? t('path.toHosts', { hosts: hostnames.join(', ') })
          : t('path.toAnyHost'),
      ];
    }
    case 'pool': {
      const { reason, load } = subject.pool;
      return [
        reason,
        ...(load?.requestRate === undefined || load.stale
          ? []
          : [
              `${t('path.rateWhy', {
                rate: formatRate(load.requestRate, t),
              })} ${describeSource(load, t)}`,
            ]),
      ];
    }
    case 'picker': {
      const { picker, pickers } = subject.pool;
      return [
        t('path.replicasReady', picker.replicas),
        ...pickers.flatMap(({ pod, ready, reason }) =>
          ready ? [] : [`${pod}: ${reason ?? t('shared.notReady')}`],
        ),
      ];
    }
    case 'endpoints': {
      const { endpoints, endpointList } = subject.pool;
      const reasons = new Set(
        endpointList.flatMap(({ reason }) => reason ?? []),
      );
      return [t('path.readyOf', endpoints), ...[...reasons].slice(0, 3)];
    }
    default:
      return [
        t('path.weightOf', {
          kind: subject.backend.kind,
          weight: subject.backend.weight,
        }),
      ];
  }
}
