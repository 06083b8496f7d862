// SPDX-License-Identifier: Apache-2.0
import { createRouteRef } from '@backstage/core-plugin-api';

/** The page `/inference`. */
export const rootRouteRef = createRouteRef({ id: 'inference' });

/** An entity's tab "Inference". */
export const entityContentRouteRef = createRouteRef({
  id: 'inference:entity-content',
});
