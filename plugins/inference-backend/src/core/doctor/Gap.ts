// SPDX-License-Identifier: Apache-2.0
import {
  DoctorEdit,
  DoctorGap,
} from '@inference-portal/backstage-plugin-inference-common';

/** Kubernetes objects, or one piece of configuration. */
export interface GapEdit {
  target: DoctorEdit['target'];
  documents: object[];
}

/** A gap before its edits are written as YAML. */
export interface Gap extends Omit<DoctorGap, 'mend'> {
  mend: { text: string; edits: GapEdit[] };
}

const MAX_NAMED = 20;

/** The first of them by name, and how many there are. */
export function nameFirst(
  affected: DoctorGap['affected'],
): Pick<DoctorGap, 'affected' | 'count'> {
  return { affected: affected.slice(0, MAX_NAMED), count: affected.length };
}

export const COSTS_NOTHING: DoctorGap['costs'] = { findings: [], signals: [] };
