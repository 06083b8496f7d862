// SPDX-License-Identifier: Apache-2.0
import { combineMeasures, LoadMeasures } from './LoadMeasures';
import { mergeHistograms } from './histograms';
import { sumIncreases } from './SignalWindow';
import { EndpointMeasures, PickerMeasures } from './measurePicker';

function most(values: Array<number | undefined>): number | undefined {
  const known = values.filter(value => value !== undefined);
  return known.length > 0 ? Math.max(...known) : undefined;
}

/** Every replica reads all endpoints, but sends only its own requests to them. */
function combineEndpoints(
  pickers: readonly PickerMeasures[],
): Map<string, EndpointMeasures> {
  const pods = new Set(pickers.flatMap(picker => [...picker.endpoints.keys()]));
  return new Map(
    [...pods].map(pod => {
      const views = pickers.flatMap(picker => picker.endpoints.get(pod) ?? []);
      const queueDepth = most(views.map(view => view.queueDepth));
      const { requestRate } = combineMeasures(
        views.map(view => ({ requestRate: view.requestRate })),
      );
      return [
        pod,
        {
          ...(queueDepth !== undefined && { queueDepth }),
          ...(requestRate !== undefined && { requestRate }),
        },
      ];
    }),
  );
}

function combineModels(
  pickers: readonly PickerMeasures[],
): Map<string, LoadMeasures> {
  const models = new Set(pickers.flatMap(picker => [...picker.models.keys()]));
  return new Map(
    [...models].map(model => [
      model,
      combineMeasures(
        pickers.flatMap(picker => picker.models.get(model) ?? []),
      ),
    ]),
  );
}

/**
 * The replicas of a picker as one. What they count is added; what they all see
 * is taken once, from the one that sees most: standby replicas see nothing.
 */
export function combinePickers(
  pickers: readonly PickerMeasures[],
): PickerMeasures {
  if (pickers.length === 1) {
    return pickers[0];
  }
  const readyEndpoints = most(pickers.map(picker => picker.readyEndpoints));
  const saturation = most(pickers.map(picker => picker.saturation));
  const queueDepth = most(pickers.map(picker => picker.queueDepth));
  const runningRequests = most(pickers.map(picker => picker.runningRequests));
  const scheduler = mergeHistograms(
    pickers.flatMap(picker => picker.scheduler ?? []),
  );
  const counted = sumIncreases(
    pickers.flatMap(({ counted: own }) => own ?? []),
  );
  const shed = sumIncreases(pickers.flatMap(({ shed: own }) => own ?? []));
  return {
    ...combineMeasures(pickers),
    ...(queueDepth !== undefined && { queueDepth }),
    ...(runningRequests !== undefined && { runningRequests }),
    ...(readyEndpoints !== undefined && { readyEndpoints }),
    ...(saturation !== undefined && { saturation }),
    ...(scheduler && { scheduler }),
    ...(counted && { counted }),
    ...(shed && { shed }),
    endpoints: combineEndpoints(pickers),
    models: combineModels(pickers),
  };
}
