// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { nameOf } from '../findings/subjectOf';
import { PoolNode } from '../topology/ClusterTopology';
import { applyRewrites } from './applyRewrites';
import { judgePicker } from './judgePicker';
import { judgePickerLoss, pickerState } from './judgePickerLoss';
import { judgeServer } from './judgeServer';
import { modelOf } from './KnownRequest';
import { noteProvider } from './noteProvider';
import { PoolQuestion } from './PoolQuestion';
import { Part, unknownVerdict, whole } from './Verdict';

/** What becomes of a request for which the gateway drew the pool. */
export function judgePool(question: PoolQuestion): Part[] {
  const { node, isKnown, notes } = question;
  const state = pickerState(node, isKnown);
  noteProvider(question);
  const loss = judgePickerLoss(question, state);
  if (loss) {
    return whole(loss);
  }
  const blind = state !== 'available';
  const refused = blind ? undefined : judgePicker(question);
  if (refused) {
    return whole(refused);
  }
  if (!isKnown('Pod')) {
    return whole(
      unknownVerdict(
        'kind-unreadable',
        say`Pods can not be read, so whether ${nameOf(
          node.pool,
        )} has an endpoint is not known.`,
      ),
    );
  }
  const ready = node.endpoints.filter(endpoint => endpoint.state.ready).length;
  const total = node.endpoints.length;
  notes.add(
    'endpoints',
    ready > 0 ? 'passed' : 'stopped',
    say`${ready} of ${total} endpoints of ${node.key} are ready`,
    { object: node.pool, field: 'spec.selector', detail: reasons(node) },
  );
  if (ready === 0) {
    return whole({
      status: 503,
      cause: 'pool-empty',
      by: blind ? 'gateway' : 'picker',
      detail:
        total === 0
          ? say`${nameOf(
              node.pool,
            )} has no ready endpoint: its selector takes no pod.`
          : say`${nameOf(node.pool)} has no ready endpoint.`,
    });
  }
  return judgeServers(question, blind);
}

/** Without its picker nobody rewrites the model. */
function judgeServers(
  { topology, node, request, context, notes }: PoolQuestion,
  blind: boolean,
): Part[] {
  const model = modelOf(request);
  const asked =
    blind || model === undefined
      ? [{ model, part: 1 }]
      : applyRewrites(topology, node, model, notes);
  return asked.map(target => ({
    part: target.part,
    verdict: judgeServer(
      request,
      target.model,
      node.endpoints,
      context.servedModels,
      notes,
    ),
  }));
}

function reasons({ endpoints }: PoolNode): string | undefined {
  const down = endpoints.filter(({ state }) => !state.ready);
  return down.length === 0
    ? undefined
    : down
        .slice(0, 3)
        .map(({ pod, state }) => `${pod.meta.name}: ${state.reason}`)
        .join('; ');
}
