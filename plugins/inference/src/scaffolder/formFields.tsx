// SPDX-License-Identifier: Apache-2.0
import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { ModelField } from './fields/ModelField';
import { PlacementField } from './fields/PlacementField';
import { PreviewField } from './fields/PreviewField';
import { SizeField } from './fields/SizeField';
import { TeamField } from './fields/TeamField';
import { validatePlacement } from './placement/validatePlacement';

export const teamField = createFormField({
  name: 'InferenceTeam',
  component: TeamField,
});

export const modelField = createFormField({
  name: 'InferenceModel',
  component: ModelField,
});

export const sizeField = createFormField({
  name: 'InferenceSize',
  component: SizeField,
});

export const placementField = createFormField({
  name: 'InferencePlacement',
  component: PlacementField,
  validation: validatePlacement,
});

export const previewField = createFormField({
  name: 'InferencePreview',
  component: PreviewField,
});
