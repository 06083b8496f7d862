// SPDX-License-Identifier: Apache-2.0
import { formatRate } from '../../../lib/formatSignal';
import { PathNode, PathSubject } from '../../../lib/derivePath';

export const KIND_WORDS: Record<PathSubject['kind'], string> = {
  gateway: 'Gateway',
  rule: 'Route',
  pool: 'Pool',
  picker: 'Endpoint picker',
  endpoints: 'Endpoints',
  backend: 'Backend',
};

/** The facts of a node that one wants at a glance, a line each. */
export function describeNode({ subject, title, state }: PathNode): string {
  return [
    `${KIND_WORDS[subject.kind]} ${title}: ${state}`,
    ...factsOf(subject),
  ].join('\n');
}

function factsOf(subject: PathSubject): string[] {
  switch (subject.kind) {
    case 'gateway': {
      const { gateway } = subject;
      return gateway
        ? [
            `Class ${gateway.className}`,
            ...(gateway.addresses.length > 0
              ? [`At ${gateway.addresses.join(', ')}`]
              : ['Without an address']),
          ]
        : [];
    }
    case 'rule': {
      const { matches, hostnames } = subject.rule;
      return [
        ...(matches.length > 0 ? matches : ['Any request']),
        hostnames.length > 0 ? `To ${hostnames.join(', ')}` : 'To any host',
      ];
    }
    case 'pool': {
      const { reason, load } = subject.pool;
      return [
        reason,
        ...(load?.requestRate === undefined || load.stale
          ? []
          : [formatRate(load.requestRate)]),
      ];
    }
    case 'picker': {
      const { picker, pickers } = subject.pool;
      return [
        `${picker.replicas.ready} of ${picker.replicas.total} replicas ready`,
        ...pickers.flatMap(({ pod, ready, reason }) =>
          ready ? [] : [`${pod}: ${reason ?? 'not ready'}`],
        ),
      ];
    }
    case 'endpoints': {
      const { ready, total } = subject.pool.endpoints;
      const reasons = new Set(
        subject.pool.endpointList.flatMap(({ reason }) => reason ?? []),
      );
      return [`${ready} of ${total} ready`, ...[...reasons].slice(0, 3)];
    }
    default:
      return [`${subject.backend.kind}, weight ${subject.backend.weight}`];
  }
}
