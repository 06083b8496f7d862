// SPDX-License-Identifier: Apache-2.0
import { say } from '@inference-portal/backstage-plugin-inference-common';
import { nameOf } from '../findings/subjectOf';
import { ClusterObjects, Gateway, HttpRoute } from '../objects/ClusterObjects';
import { findBodyRouter } from '../policies/findBodyRouter';
import { objectKey } from '../topology/objectKey';
import { RoutedHeader } from './checkMatch';
import { KnownRequest, modelOf } from './KnownRequest';
import { Notes } from './Notes';

const MODEL = 'x-gateway-model-name';
const BASE_MODEL = 'x-gateway-base-model-name';
const AI_GATEWAY_MODEL = 'x-ai-eg-model';

interface Stage {
  objects: ClusterObjects;
  gateway: Gateway;
  request: KnownRequest;
  notes: Notes;
}

/**
 * What an external processor makes of the model's headers, as far as its
 * Deployment tells: GIE's body-based routing chart puts the model of the body
 * into one header, and the base model of an adapter into another.
 */
export function applyBodyBasedRouting(
  stage: Stage,
  headers: Map<string, RoutedHeader>,
): void {
  const { objects, gateway, request, notes } = stage;
  const processor = findBodyRouter(objects.deployments, gateway);
  if (!processor) {
    return;
  }
  const setBy = nameOf(processor);
  if (processor.readyReplicas === 0) {
    const why = say`${setBy} should set it, and none of its pods is ready`;
    headers.set(MODEL, { state: 'unknown', why });
    headers.set(BASE_MODEL, { state: 'unknown', why });
    notes.add('policy', 'unknown', say`Body-based routing is down`, {
      detail: say`${why}. What the gateway does then depends on its filter, which is not watched.`,
      object: processor,
      field: 'status.readyReplicas',
    });
    return;
  }
  const model = modelOf(request);
  if (model === undefined) {
    notes.add('policy', 'warning', say`Body-based routing finds no model`, {
      detail: say`${setBy} reads the model from a JSON body. It sets no header for this one.`,
      object: processor,
    });
    return;
  }
  headers.set(MODEL, { state: 'present', value: model, setBy });
  notes.add(
    'policy',
    'passed',
    say`${'X-Gateway-Model-Name'} becomes \`${model}\``,
    {
      detail: say`${setBy} sets it from the model of the body.`,
      object: processor,
    },
  );
  setBaseModel(stage, headers, model, setBy);
}

/** Base models are mapped by ConfigMaps, which are not watched; a base model is its own. */
function setBaseModel(
  { objects, notes }: Stage,
  headers: Map<string, RoutedHeader>,
  model: string,
  setBy: string,
): void {
  const isBase = objects.httpRoutes.some(route =>
    valuesOf(route, BASE_MODEL).includes(model),
  );
  if (isBase) {
    headers.set(BASE_MODEL, { state: 'present', value: model, setBy });
    return;
  }
  const why = say`${setBy} maps \`${model}\` to a base model by ConfigMaps, which are not watched`;
  headers.set(BASE_MODEL, { state: 'unknown', why });
  notes.unknown(`X-Gateway-Base-Model-Name: ${why}`);
}

/** Envoy AI Gateway puts the model into a header where one of its routes is on the gateway. */
export function applyAiGateway(
  { objects, gateway, request, notes }: Stage,
  headers: Map<string, RoutedHeader>,
): void {
  const key = objectKey(gateway.meta);
  const route = objects.httpRoutes.find(
    ({ meta, parentRefs }) =>
      meta.owners.some(({ kind }) => kind === 'AIGatewayRoute') &&
      parentRefs.some(ref => objectKey(ref) === key),
  );
  if (!route) {
    return;
  }
  const model = modelOf(request);
  if (model === undefined) {
    headers.set(AI_GATEWAY_MODEL, {
      state: 'removed',
      why: say`the body has no model`,
    });
    return;
  }
  headers.set(AI_GATEWAY_MODEL, {
    state: 'present',
    value: model,
    setBy: 'Envoy AI Gateway',
  });
  notes.add('policy', 'passed', say`${AI_GATEWAY_MODEL} becomes \`${model}\``, {
    detail: say`Envoy AI Gateway sets it from the model of the body.`,
    object: route,
  });
}

function valuesOf(route: HttpRoute, header: string): string[] {
  return route.rules
    .flatMap(({ matches }) => matches)
    .flatMap(({ headers }) => headers)
    .filter(({ name }) => name.toLowerCase() === header)
    .map(({ value }) => value);
}
