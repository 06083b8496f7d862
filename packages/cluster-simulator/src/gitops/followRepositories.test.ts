// SPDX-License-Identifier: Apache-2.0
import { once } from 'node:events';
import { createServer } from 'node:http';
import { AddressInfo } from 'node:net';
import { KubernetesObject } from '../cluster/KubernetesObject';
import { readString } from '../cluster/readField';
import { followRepositories } from './followRepositories';

const flux = (url: string) => `apiVersion: source.toolkit.fluxcd.io/v1
kind: GitRepository
metadata: { name: phi, namespace: flux-system }
spec: { interval: 1m, url: ${url}, ref: { branch: main } }
---
apiVersion: v1
kind: Secret
metadata: { name: mine, namespace: kube-system }
`;

it('gives clusters the Flux objects of a repository, at the address where it is', async () => {
  const server = createServer((_, response) => {
    const { port } = server.address() as AddressInfo;
    response.end(
      JSON.stringify({
        items: [
          {
            remoteUrl: `http://127.0.0.1:${port}/git/team/phi.git`,
            commit: 'c0ffee',
            defaultBranch: 'main',
          },
        ],
      }),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const applied: KubernetesObject[] = [];
  const ended = new AbortController();
  const told = await new Promise<string>(notify => {
    followRepositories({
      listUrl: `http://127.0.0.1:${port}/`,
      git: {
        head: async () => 'c0ffee',
        checkout: async () => ({
          commit: 'c0ffee',
          // Made when the server had another port.
          files: new Map([
            ['flux/prod-eu.yaml', flux('http://localhost:1/git/team/phi.git')],
          ]),
        }),
      },
      clusters: [
        {
          name: 'prod-eu',
          api: {
            async apply(object) {
              applied.push(object);
            },
            async delete() {},
          },
          flux: { notify, stop() {} },
        },
      ],
      signal: ended.signal,
      log: () => {},
    });
  });
  ended.abort();
  server.close();
  const here = `http://127.0.0.1:${port}/git/team/phi.git`;
  expect(told).toBe(here);
  // Everything else is for Flux to apply, from the folder it is told.
  expect(applied.map(({ kind }) => kind)).toEqual(['GitRepository']);
  expect(readString(applied[0], 'spec', 'url')).toBe(here);
});
