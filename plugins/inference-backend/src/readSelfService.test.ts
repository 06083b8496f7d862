// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readSelfService } from './readSelfService';

const read = (selfService: JsonObject) =>
  readSelfService(
    mockServices.rootConfig({ data: { inference: { selfService } } }),
  );

describe('readSelfService', () => {
  it('lets no team make anything unless it is configured', () => {
    expect(readSelfService(mockServices.rootConfig({ data: {} }))).toEqual({
      teams: [],
      publishing: { kind: 'local' },
      gitops: 'none',
    });
  });

  it('reads teams, where to publish and who applies', () => {
    expect(
      read({
        teams: [{ owner: 'team-chat', namespaces: ['chat', 'chat-next'] }],
        publishing: { kind: 'github', owner: 'acme' },
        gitops: 'argocd',
      }),
    ).toEqual({
      teams: [
        { owner: 'group:default/team-chat', namespaces: ['chat', 'chat-next'] },
      ],
      publishing: { kind: 'github', host: 'github.com', owner: 'acme' },
      gitops: 'argocd',
    });
  });

  it.each([
    [{ publishing: { kind: 'gitea', owner: 'acme' } }, /publishing\.host/],
    [{ publishing: { kind: 'gitlab' } }, /publishing\.owner/],
    [
      { publishing: { kind: 'svn' } },
      'inference.selfService.publishing.kind is svn; write one of local, github, gitlab, gitea',
    ],
    [{ teams: [{ owner: 'team-chat' }] }, /namespaces/],
  ])('refuses %j by its key', (config, message) => {
    expect(() => read(config)).toThrow(message);
  });
});
