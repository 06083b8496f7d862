// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describeActions } from '../__testUtils__/describeActions';
import { createActions } from './createActions';

const PAGE = resolve(__dirname, '../../../../docs/actions.md');

const actions = createActions({
  auth: mockServices.auth(),
  discovery: mockServices.discovery(),
  permissions: mockServices.permissions(),
  auditor: mockServices.auditor.mock(),
  catalog: catalogServiceMock(),
  integrations: ScmIntegrations.fromConfig(mockServices.rootConfig()),
});

it('is what docs/actions.md says', () => {
  const page = describeActions(actions);
  if (process.env.UPDATE_DOCS) {
    writeFileSync(PAGE, page);
  }
  expect(readFileSync(PAGE, 'utf8')).toBe(page);
});

it('names every action of the module once, with an example of each', () => {
  const ids = actions.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      'inference:modelServer:generate',
      'inference:pool:generate',
      'inference:route:generate',
      'inference:bbrPolicy:generate',
      'inference:timeouts:generate',
      'inference:objective:generate',
      'inference:repo:generate',
      'inference:manifests:validate',
      'inference:repo:publishLocal',
      'inference:repo:fetch',
      'inference:repo:proposeLocal',
    ]),
  );
  expect(actions.filter(({ examples = [] }) => examples.length === 0)).toEqual(
    [],
  );
});
