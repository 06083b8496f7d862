// SPDX-License-Identifier: Apache-2.0
/**
 * Form fields for the scaffolder's templates, apart from the plugin's own entry
 * points: a portal without the scaffolder doesn't load them.
 *
 * @packageDocumentation
 */
import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { EntityContextMenuItemBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { FormFieldBlueprint } from '@backstage/plugin-scaffolder-react/alpha';
import EjectIcon from '@material-ui/icons/Eject';
import LibraryAddIcon from '@material-ui/icons/LibraryAdd';
import { namesPools, templateHref } from './entityMenu/templateHref';

/** In the menu of a model's page: a template, filled in with the model. */
const menuItem = (template: string, title: string, icon: JSX.Element) =>
  EntityContextMenuItemBlueprint.make({
    name: `inference-${template}`,
    params: {
      icon,
      filter: namesPools,
      useProps: () => {
        const { entity } = useEntity();
        return { title, href: templateHref(template, entity) };
      },
    },
  });

/** Each is loaded when a form has it. */
const fields = () => import('./formFields');

/**
 * The fields `InferenceTeam`, `InferenceModel`, `InferenceSize`,
 * `InferencePlacement` and `InferencePreview`, and the entity page's menu items
 * that lead to templates, for apps of the new frontend system.
 *
 * @public
 */
const scaffolderModule = createFrontendModule({
  pluginId: 'scaffolder',
  extensions: [
    FormFieldBlueprint.make({
      name: 'inference-team',
      params: { field: () => fields().then(m => m.teamField) },
    }),
    FormFieldBlueprint.make({
      name: 'inference-model',
      params: { field: () => fields().then(m => m.modelField) },
    }),
    FormFieldBlueprint.make({
      name: 'inference-size',
      params: { field: () => fields().then(m => m.sizeField) },
    }),
    FormFieldBlueprint.make({
      name: 'inference-placement',
      params: { field: () => fields().then(m => m.placementField) },
    }),
    FormFieldBlueprint.make({
      name: 'inference-preview',
      params: { field: () => fields().then(m => m.previewField) },
    }),
    menuItem('add-adapter', 'Add an adapter', <LibraryAddIcon />),
    menuItem('retire-model', 'Retire this model', <EjectIcon />),
  ],
});
export default scaffolderModule;
export * from './legacyFields';
export type { InferencePlacement } from './placement/findCollisions';
export type { InferenceSize } from './fields/SizeField';
export type { ModelSize, Precision } from './size/estimateGpuMemory';
