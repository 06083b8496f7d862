// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { JudgeContext } from '../findings/FindingRule';
import {
  BackendRef,
  HttpRoute,
  Pod,
  RouteParent,
} from '../objects/ClusterObjects';
import { Provider } from '../providers/Provider';
import { BackendNode, ClusterTopology } from '../topology/ClusterTopology';
import { POOL_GROUP } from '../topology/deriveTopology';
import { judgePod } from '../topology/judgePod';
import { isPoolRef } from '../topology/joinRoutes';
import { matchesLabels } from '../topology/LabelIndex';
import { objectKey } from '../topology/objectKey';
import { ExplainContext } from './ExplainContext';
import { judgePool } from './judgePool';
import { judgeServer } from './judgeServer';
import { KnownRequest, modelOf } from './KnownRequest';
import { Notes } from './Notes';
import { byGateway, Part, unknownVerdict, Verdict, whole } from './Verdict';

export interface BackendQuestion {
  topology: ClusterTopology;
  route: HttpRoute;
  rule: number;
  backend: BackendNode;
  status?: RouteParent;
  request: KnownRequest;
  provider: Provider;
  context: ExplainContext;
  isKnown: JudgeContext['isKnown'];
  notes: Notes;
}

/** What becomes of a request for which the gateway drew this backend. */
export function judgeBackend(question: BackendQuestion): Part[] {
  const { backend, notes, route, rule } = question;
  const broken = judgeReference(question);
  const named = describeRef(backend.ref);
  const at = {
    object: route,
    field: `spec.rules[${rule}].backendRefs[${backend.index}]`,
  };
  if (broken) {
    const outcome = broken.status === 'unknown' ? 'unknown' : 'stopped';
    notes.add('backend', outcome, say`${named} can not be used`, {
      detail: broken.detail,
      ...at,
    });
    return whole(broken);
  }
  notes.add('backend', 'passed', say`${named} exists and may be used`, at);
  const { pool: node } = backend;
  if (!node) {
    return whole(judgeService(question));
  }
  const { namespace, name } = node.pool.meta;
  const { cluster } = question.topology.snapshot;
  return judgePool({ ...question, node }).map(({ part, verdict }) => ({
    part,
    verdict: { ...verdict, pool: { cluster, namespace, name } },
  }));
}

/** A reference that can't be used keeps its share and fails it. */
function judgeReference(question: BackendQuestion): Verdict | undefined {
  const { backend, isKnown, status, route } = question;
  const { ref, pool, crossNamespace, grant } = backend;
  const resolved = status?.conditions.find(
    ({ type }) => type === 'ResolvedRefs',
  );
  if (
    crossNamespace &&
    resolved?.status !== 'True' &&
    (resolved?.reason === 'RefNotPermitted' || !grant)
  ) {
    const { namespace } = route.meta;
    return byGateway(
      500,
      'reference-refused',
      grant
        ? say`${describeRef(
            ref,
          )} lies outside of the route's namespace ${namespace}, and the reference is refused although ReferenceGrant ${objectKey(
            grant.meta,
          )} allows it.`
        : say`${describeRef(
            ref,
          )} lies outside of the route's namespace ${namespace}, and the reference is refused: no ReferenceGrant allows it.`,
    );
  }
  if (ref.kind === 'Service' && ref.group === '') {
    return undefined;
  }
  if (!isPoolRef(ref)) {
    return byGateway(
      500,
      'kind-unsupported',
      say`${describeRef(
        ref,
      )} is no kind that the gateway can send requests to.`,
    );
  }
  if (!pool) {
    return isKnown('InferencePool')
      ? byGateway(500, 'pool-missing', describeMissing(question))
      : unknownVerdict(
          'kind-unreadable',
          say`InferencePools can not be read in this cluster.`,
        );
  }
  const refusesKind =
    resolved?.status === 'False' &&
    resolved.reason === 'InvalidKind' &&
    route.rules.every(({ backendRefs }) =>
      backendRefs.every(
        other =>
          isPoolRef(other) || (other.kind === 'Service' && other.group === ''),
      ),
    );
  return refusesKind ||
    (ref.group !== POOL_GROUP && resolved?.status !== 'True')
    ? byGateway(
        500,
        'kind-unsupported',
        say`The gateway does not take ${describeRef(ref)} of group ${
          ref.group
        }${resolved?.message ? `: ${resolved.message}` : ''}.`,
      )
    : undefined;
}

function describeMissing({ backend: { ref }, topology }: BackendQuestion) {
  const other = topology.poolsByKey.get(objectKey(ref));
  return other
    ? say`InferencePool ${objectKey(ref)} exists in ${
        other.pool.meta.apiVersion
      }, and the rule asks for group ${ref.group || '(core)'}.`
    : say`InferencePool ${objectKey(ref)} does not exist.`;
}

/** A plain Service: its pods are asked in turn. */
function judgeService(question: BackendQuestion): Verdict {
  const { backend, topology, isKnown, request, context, notes } = question;
  const { ref, service } = backend;
  if (!service) {
    return isKnown('Service') && isWatched(topology, ref.namespace)
      ? byGateway(
          500,
          'service-missing',
          say`Service ${objectKey(ref)} does not exist.`,
        )
      : unknownVerdict(
          'kind-unreadable',
          say`Services of namespace ${ref.namespace} are not read: it holds neither pools nor gateways.`,
        );
  }
  if (ref.port === undefined) {
    return byGateway(
      500,
      'service-missing',
      say`The rule names no port of Service ${objectKey(ref)}.`,
    );
  }
  if (!isKnown('Pod')) {
    return unknownVerdict('kind-unreadable', say`Pods can not be read.`);
  }
  const pods = topology.snapshot.objects.pods
    .filter((pod: Pod) => takes(service.selector, pod, ref.namespace))
    .map(pod => ({ pod, state: judgePod(pod) }));
  const ready = pods.filter(({ state }) => state.ready);
  notes.add(
    'endpoints',
    ready.length > 0 ? 'passed' : 'stopped',
    say`${ready.length} of ${pods.length} pods behind Service ${objectKey(
      ref,
    )} are ready`,
    { object: service, field: 'spec.selector' },
  );
  return ready.length === 0
    ? byGateway(
        503,
        'pool-empty',
        say`No pod behind Service ${objectKey(ref)} is ready.`,
      )
    : judgeServer(request, modelOf(request), pods, context.servedModels, notes);
}

function takes(
  selector: Record<string, string>,
  { meta }: Pod,
  namespace: string,
): boolean {
  return (
    meta.namespace === namespace &&
    Object.keys(selector).length > 0 &&
    matchesLabels(selector, meta.labels)
  );
}

/** Services are watched where pools or gateways are. */
function isWatched(
  { pools, snapshot }: ClusterTopology,
  namespace: string,
): boolean {
  return (
    pools.some(({ pool }) => pool.meta.namespace === namespace) ||
    snapshot.objects.gateways.some(({ meta }) => meta.namespace === namespace)
  );
}

export function describeRef(ref: BackendRef): string {
  return `${ref.kind} ${objectKey(ref)}`;
}
