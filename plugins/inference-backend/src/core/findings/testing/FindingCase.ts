// SPDX-License-Identifier: Apache-2.0
import { FindingCode } from '@inference-portal/backstage-plugin-inference-common';
import { Edit } from '../../testing/judgeSample';
import { MeasuredSample } from '../../testing/sampleLoad';

/** How a cluster differs from the healthy sample. */
export interface World {
  edit?: Edit;
  /** By pool, `namespace/name`. */
  load?: Record<string, MeasuredSample>;
  /** How often the status of support/helper lost an entry and got it back. */
  returns?: number;
}

/** The three kinds of cases that every code has. */
export interface FindingCases {
  fires: World;
  /** All but the one thing that makes it wrong. */
  near: World;
  /**
   * A deeper finding on the same way, and the two together where that is not
   * both of their own worlds. Left out only where nothing goes deeper.
   */
  away?: { by: FindingCode; world?: World };
}
