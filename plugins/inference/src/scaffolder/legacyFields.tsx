// SPDX-License-Identifier: Apache-2.0
import {
  CustomFieldValidator,
  createScaffolderFieldExtension,
  FieldExtensionComponentProps,
} from '@backstage/plugin-scaffolder-react';
import { lazy, Suspense } from 'react';
import { inferencePlugin } from '../plugin';
import type { InferenceSize } from './fields/SizeField';
import type { InferencePlacement } from './placement/findCollisions';

const TeamField = lazy(() =>
  import('./fields/TeamField').then(m => ({ default: m.TeamField })),
);
const ModelField = lazy(() =>
  import('./fields/ModelField').then(m => ({ default: m.ModelField })),
);
const SizeField = lazy(() =>
  import('./fields/SizeField').then(m => ({ default: m.SizeField })),
);
const PlacementField = lazy(() =>
  import('./fields/PlacementField').then(m => ({ default: m.PlacementField })),
);
const PreviewField = lazy(() =>
  import('./fields/PreviewField').then(m => ({ default: m.PreviewField })),
);

const validatePlacement: CustomFieldValidator<InferencePlacement> = async (
  ...args
) => (await import('./placement/validatePlacement')).validatePlacement(...args);

/**
 * Field `InferenceTeam`, for apps of the legacy frontend system: a team of one's own.
 *
 * @public
 */
export const InferenceTeamFieldExtension = inferencePlugin.provide(
  createScaffolderFieldExtension({
    name: 'InferenceTeam',
    component: (props: FieldExtensionComponentProps<string>) => (
      <Suspense fallback={null}>
        <TeamField {...props} />
      </Suspense>
    ),
  }),
);

/**
 * Field `InferenceModel`: a model, and who serves it already.
 *
 * @public
 */
export const InferenceModelFieldExtension = inferencePlugin.provide(
  createScaffolderFieldExtension({
    name: 'InferenceModel',
    component: (props: FieldExtensionComponentProps<string>) => (
      <Suspense fallback={null}>
        <ModelField {...props} />
      </Suspense>
    ),
  }),
);

/**
 * Field `InferenceSize`: what a model of a size needs.
 *
 * @public
 */
export const InferenceSizeFieldExtension = inferencePlugin.provide(
  createScaffolderFieldExtension({
    name: 'InferenceSize',
    component: (props: FieldExtensionComponentProps<InferenceSize>) => (
      <Suspense fallback={null}>
        <SizeField {...props} />
      </Suspense>
    ),
  }),
);

/**
 * Field `InferencePlacement`: cluster, namespace and gateway.
 *
 * @public
 */
export const InferencePlacementFieldExtension = inferencePlugin.provide(
  createScaffolderFieldExtension({
    name: 'InferencePlacement',
    component: (props: FieldExtensionComponentProps<InferencePlacement>) => (
      <Suspense fallback={null}>
        <PlacementField {...props} />
      </Suspense>
    ),
    validation: validatePlacement,
  }),
);

/**
 * Field `InferencePreview`: everything that a template would make.
 *
 * @public
 */
export const InferencePreviewFieldExtension = inferencePlugin.provide(
  createScaffolderFieldExtension({
    name: 'InferencePreview',
    component: (
      props: FieldExtensionComponentProps<null, { template?: string }>,
    ) => (
      <Suspense fallback={null}>
        <PreviewField {...props} />
      </Suspense>
    ),
  }),
);
