// SPDX-License-Identifier: Apache-2.0
import { AuditorService } from '@backstage/backend-plugin-api';
import { ProposedPullRequest } from '@inference-portal/backstage-plugin-inference-common';
import express, { Router } from 'express';
import { z } from 'zod';
import {
  describePullRequest,
  summarizePullRequest,
} from '../pulls/describePullRequest';
import { Person, PullRequests } from '../pulls/PullRequests';
import { Repository } from '../store/Repository';
import { RepositoryStore } from '../store/RepositoryStore';
import { auditWrite } from './auditWrite';
import { WriteGuard } from './createWriteGuard';
import { formatPullRequest, formatPullRequests } from './formatPullRequest';
import { parse } from './parse';
import {
  closeInput,
  mergeInput,
  proposalInput,
  pullNumber,
  pullQuery,
} from './pullInput';

/** Of files and a description, base64 and all. */
const LARGEST_PROPOSAL = '10mb';

/** Pull requests: for programs, and as pages for people. */
export function addPullRoutes(
  router: Router,
  options: {
    store: RepositoryStore;
    /** Of this plugin, as clients reach it. */
    baseUrl: string;
    /** Of the portal's pages. */
    portalUrl: string;
    find: (params: unknown) => Promise<Repository>;
    pullsOf: (repository: Repository) => PullRequests;
    mayWrite: WriteGuard;
    auditor: AuditorService;
  },
): void {
  const { store, baseUrl, portalUrl, find, pullsOf } = options;
  const { auditor, mayWrite } = options;
  const at = '/repositories/:owner/:name/pulls';

  async function list(repository: Repository, query: unknown) {
    const { id } = repository;
    const { state, head, cursor, limit } = parse(pullQuery, query);
    const pulls = pullsOf(repository);
    const records = await store.inTurn(id, () => pulls.list());
    const found = records.filter(
      each =>
        (state === undefined || each.state === state) &&
        (head === undefined || each.branch === head) &&
        (cursor === undefined || each.number < cursor),
    );
    const page = found.slice(0, limit);
    return {
      items: page.map(each => summarizePullRequest(id, each, baseUrl)),
      ...(found.length > limit && {
        nextCursor: page[page.length - 1].number,
      }),
    };
  }

  function read(repository: Repository, raw: unknown) {
    const number = parse(pullNumber, raw);
    const pulls = pullsOf(repository);
    return store.inTurn(repository.id, async () =>
      describePullRequest(repository, pulls, await pulls.get(number), baseUrl),
    );
  }

  async function propose(
    repository: Repository,
    input: z.output<typeof proposalInput>,
    person: Person,
  ): Promise<ProposedPullRequest> {
    const pulls = pullsOf(repository);
    return store.inTurn(repository.id, async () => {
      const { changed, record } = await pulls.propose(input, person);
      return {
        changed,
        ...(record && {
          pullRequest: await describePullRequest(
            repository,
            pulls,
            record,
            baseUrl,
          ),
        }),
      };
    });
  }

  router.get(at, async ({ params, query }, response) => {
    response.json(await list(await find(params), query));
  });

  router.get(`${at}/:number`, async ({ params }, response) => {
    response.json(await read(await find(params), params.number));
  });

  router.post(
    at,
    express.json({ limit: LARGEST_PROPOSAL }),
    async (request, response) => {
      const repository = await find(request.params);
      const { id } = repository;
      const input = parse(proposalInput, request.body);
      const { onBehalfOf } = input;
      const answer = await auditWrite(
        auditor,
        request,
        { queryType: 'pull-request', repository: id, onBehalfOf },
        async () => {
          const person = await mayWrite(request, id, onBehalfOf);
          const result = await propose(repository, input, person);
          const { changed, pullRequest } = result;
          return {
            result,
            meta: {
              changed,
              ...(pullRequest && { number: pullRequest.number }),
            },
          };
        },
      );
      response.status(answer.changed ? 201 : 200).json(answer);
    },
  );

  router.post(
    `${at}/:number/merge`,
    express.json(),
    async (request, response) => {
      const repository = await find(request.params);
      const number = parse(pullNumber, request.params.number);
      const { head, onBehalfOf } = parse(mergeInput, request.body ?? {});
      const { id } = repository;
      await auditWrite(
        auditor,
        request,
        { queryType: 'merge', repository: id, onBehalfOf, number },
        async () => {
          const person = await mayWrite(request, id, onBehalfOf);
          const result = await store.inTurn(id, () =>
            pullsOf(repository).merge(number, person, head),
          );
          return { result, meta: {} };
        },
      );
      response.json(await read(repository, number));
    },
  );

  router.post(
    `${at}/:number/close`,
    express.json(),
    async (request, response) => {
      const repository = await find(request.params);
      const number = parse(pullNumber, request.params.number);
      const { onBehalfOf } = parse(closeInput, request.body ?? {});
      const { id } = repository;
      await auditWrite(
        auditor,
        request,
        { queryType: 'close', repository: id, onBehalfOf, number },
        async () => {
          const person = await mayWrite(request, id, onBehalfOf);
          const result = await store.inTurn(id, () =>
            pullsOf(repository).close(number, person),
          );
          return { result, meta: {} };
        },
      );
      response.json(await read(repository, number));
    },
  );

  router.get('/git/:owner/:name/pulls', async (request, response) => {
    const repository = await find(request.params);
    const { owner, name } = repository.id;
    const { items } = await list(repository, { limit: 500 });
    response.type('html').send(
      formatPullRequests(items, {
        title: `${owner}/${name}`,
        repositoryUrl: `${baseUrl}/git/${owner}/${name}`,
      }),
    );
  });

  router.get('/git/:owner/:name/pulls/:number', async (request, response) => {
    const repository = await find(request.params);
    const { owner, name } = repository.id;
    response.type('html').send(
      formatPullRequest(await read(repository, request.params.number), {
        repositoryUrl: `${baseUrl}/git/${owner}/${name}`,
        portalUrl,
      }),
    );
  });
}
