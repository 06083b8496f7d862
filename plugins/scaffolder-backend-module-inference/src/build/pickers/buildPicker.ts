// SPDX-License-Identifier: Apache-2.0
import { HelmChart } from '../gitops/HelmChart';
import { Manifest } from '../yaml/toYaml';
import { buildPickerChart } from './buildPickerChart';
import { buildPickerManifests } from './buildPickerManifests';
import { buildPool } from './buildPool';
import { PickerPlan } from './PickerPlan';

/** A pool and its endpoint picker: as plain objects, or as a chart that makes both. */
export interface Picker {
  manifests: Manifest[];
  charts: HelmChart[];
}

export function buildPicker(plan: PickerPlan): Picker {
  return plan.input.kind === 'manifests'
    ? {
        manifests: [...buildPickerManifests(plan), buildPool(plan)],
        charts: [],
      }
    : { manifests: [], charts: [buildPickerChart(plan)] };
}
