// SPDX-License-Identifier: Apache-2.0
import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

/** The page `/inference`. */
export const rootRouteRef = createRouteRef({ id: 'inference' });

/** An entity's tab "Inference". */
export const entityContentRouteRef = createRouteRef({
  id: 'inference:entity-content',
});

/** The form of a template; the scaffolder's own where it is installed. */
export const createFromTemplateRouteRef = createExternalRouteRef({
  id: 'inference:create-from-template',
  params: ['namespace', 'templateName'],
  optional: true,
  defaultTarget: 'scaffolder.selectedTemplate',
});

/** The log of a task; the scaffolder's own where it is installed. */
export const taskRouteRef = createExternalRouteRef({
  id: 'inference:task',
  params: ['taskId'],
  optional: true,
  defaultTarget: 'scaffolder.ongoingTask',
});
