// SPDX-License-Identifier: Apache-2.0
import {
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { SidebarItem } from '@backstage/core-components';
import { createDevApp } from '@backstage/dev-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import DeviceHubIcon from '@material-ui/icons/DeviceHub';
import { InferencePage, inferenceApiRef, inferencePlugin } from '../src';
import { createDevApi } from './createDevApi';

const { api, names } = createDevApi();

const EntityPage = createPlugin({ id: 'dev-catalog' }).provide(
  createRoutableExtension({
    name: 'DevEntityPage',
    component: () => import('./DevEntityPage').then(m => m.DevEntityPage),
    mountPoint: entityRouteRef,
  }),
);

const app = createDevApp()
  .registerPlugin(inferencePlugin)
  .registerApi({ api: inferenceApiRef, deps: {}, factory: () => api })
  .addPage({
    path: '/inference',
    title: 'Inference',
    element: <InferencePage />,
  })
  .addPage({
    path: '/catalog/:namespace/:kind/:name',
    element: <EntityPage />,
  });

for (const name of names) {
  app.addSidebarItem(
    <SidebarItem
      key={name}
      icon={DeviceHubIcon}
      text={name}
      to={`/catalog/default/component/${name}`}
    />,
  );
}

app.render();
