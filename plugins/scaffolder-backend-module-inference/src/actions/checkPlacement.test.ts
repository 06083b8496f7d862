// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { once } from 'node:events';
import { createServer, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { createTask } from '../__testUtils__/createTask';
import { createCheckPlacementAction } from './checkPlacement';

const workspace = createMockDirectory();
const GATEWAY = { namespace: 'infra', name: 'shared' };
const INPUT = {
  owner: 'group:default/team-chat',
  cluster: 'prod-eu',
  namespace: 'chat',
  gateway: GATEWAY,
  name: 'phi',
  model: 'microsoft/Phi-4',
  mustBeNew: true,
};

describe('inference:placement:check', () => {
  let server: Server;
  let pools: string[];
  let teams: object[];

  beforeEach(async () => {
    pools = [];
    teams = [{ owner: 'group:default/team-chat', namespaces: ['chat'] }];
    server = createServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          teams,
          clusters: [
            {
              name: 'prod-eu',
              gateways: [
                {
                  ...GATEWAY,
                  provider: 'agentgateway',
                  version: 'v1.4.1',
                  takesOtherNamespaces: true,
                },
              ],
              pools,
              models: pools.map(pool => ({
                name: 'microsoft/Phi-4',
                pool,
                gateways: ['infra/shared'],
              })),
            },
          ],
          publishing: { kind: 'local' },
          gitops: 'flux',
        }),
      );
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => new Promise(done => server.close(done)));

  const action = () => {
    const { port } = server.address() as AddressInfo;
    return createCheckPlacementAction({
      auth: mockServices.auth(),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
        getExternalBaseUrl: async plugin => `http://portal/api/${plugin}`,
      }),
    });
  };

  it('lets a task that is tried again pass what it made itself', async () => {
    const task = createTask(workspace.path);
    const first = await task(action(), INPUT);
    expect(first).toMatchObject({
      provider: 'agentgateway',
      cloneUrl: 'http://portal/api/local-git/git/team-chat/phi.git',
    });
    pools = ['chat/phi'];
    expect(await task(action(), INPUT)).toEqual(first);
  });

  it('refuses another task for the same name', async () => {
    await createTask(workspace.path)(action(), INPUT);
    pools = ['chat/phi'];
    await expect(createTask(workspace.path)(action(), INPUT)).rejects.toThrow(
      'name: is phi: there is a pool chat/phi on prod-eu already. Nothing was changed. Choose another name, or change that model’s repository',
    );
  });

  it('refuses a task once more that was refused', async () => {
    pools = ['chat/phi'];
    const task = createTask(workspace.path);
    await expect(task(action(), INPUT)).rejects.toThrow(/there is a pool/);
    await expect(task(action(), INPUT)).rejects.toThrow(/there is a pool/);
  });

  it('asks anew for everything else when it is tried again', async () => {
    const task = createTask(workspace.path);
    await task(action(), INPUT);
    teams = [];
    await expect(task(action(), INPUT)).rejects.toThrow(
      /for which you may not make anything/,
    );
  });
});
