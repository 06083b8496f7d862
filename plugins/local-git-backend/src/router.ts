// SPDX-License-Identifier: Apache-2.0
import {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { PullRequests } from './pulls/PullRequests';
import { addPullRoutes } from './router/addPullRoutes';
import { auditWrite } from './router/auditWrite';
import { commitInput } from './router/commitInput';
import { createWriteGuard } from './router/createWriteGuard';
import { describeRepository } from './router/describeRepository';
import { formatListing } from './router/formatListing';
import { parse } from './router/parse';
import { advertiseReferences } from './smartHttp/advertiseReferences';
import { uploadPack } from './smartHttp/uploadPack';
import { Repository } from './store/Repository';
import {
  BranchName,
  DEFAULT_BRANCH,
  FilePath,
  RepositoryId,
} from './store/RepositoryId';
import { RepositoryStore } from './store/RepositoryStore';

/** Of manifests and a README, base64 and all. */
const LARGEST_COMMIT = '10mb';
/** A list of the commits that a client has. */
const LARGEST_NEGOTIATION = '1mb';

export interface RouterOptions {
  store: RepositoryStore;
  /** Of this plugin, as clients reach it. */
  baseUrl: string;
  /** Of the portal's pages. */
  portalUrl: string;
  pullsOf: (repository: Repository) => PullRequests;
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}

/** Reading is Git's smart HTTP and plain files; writing takes a user who may. */
export function createRouter(options: RouterOptions): Router {
  const { store, baseUrl, pullsOf, auditor } = options;
  const mayWrite = createWriteGuard(options);
  const router = PromiseRouter();

  async function find(params: unknown) {
    const id = parse(RepositoryId, params);
    const repository = await store.find(id);
    if (!repository) {
      throw new NotFoundError(`There is no repository ${id.owner}/${id.name}`);
    }
    return repository;
  }

  async function describe(id: RepositoryId) {
    const repository = await store.find(id);
    const commit = await repository?.head(DEFAULT_BRANCH);
    return describeRepository(id, { baseUrl, commit });
  }

  /** Their branches follow what the pull requests say. */
  async function refusePullBranch(repository: Repository, branch: string) {
    if (branch === DEFAULT_BRANCH) return;
    const records = await pullsOf(repository).list();
    const open = records.find(
      each => each.state === 'open' && each.branch === branch,
    );
    if (open) {
      throw new ConflictError(
        `Branch ${branch} is pull request ${open.number}'s: propose the change there`,
      );
    }
  }

  addPullRoutes(router, { ...options, find, mayWrite });

  router.get('/repositories', async (_, response) => {
    const ids = await store.list();
    response.json({ items: await Promise.all(ids.map(describe)) });
  });

  router.get('/repositories/:owner/:name', async ({ params }, response) => {
    const { id } = await find(params);
    response.json(await describe(id));
  });

  router.post(
    '/repositories/:owner/:name/commits',
    express.json({ limit: LARGEST_COMMIT }),
    async (request, response) => {
      const id = parse(RepositoryId, request.params);
      const input = parse(commitInput, request.body);
      const { onBehalfOf } = input;
      const written = await auditWrite(
        auditor,
        request,
        { queryType: 'commit', repository: id, onBehalfOf },
        async () => {
          const { author } = await mayWrite(request, id, onBehalfOf);
          const repository = await store.ensure(id);
          const result = await store.inTurn(id, async () => {
            await refusePullBranch(repository, input.branch);
            return repository.commit({ ...input, author });
          });
          return { result, meta: { ...result } };
        },
      );
      response
        .status(written.changed ? 201 : 200)
        .json({ ...(await describe(id)), ...written });
    },
  );

  router.get('/git/:owner/:name.git/info/refs', async (request, response) => {
    if (request.query.service !== 'git-upload-pack') {
      throw new NotAllowedError(
        'This server is read-only and speaks smart HTTP: update your Git client to clone, and use the portal to write',
      );
    }
    const repository = await find(request.params);
    response
      .type('application/x-git-upload-pack-advertisement')
      .set('Cache-Control', 'no-cache')
      .send(
        advertiseReferences({
          branches: await repository.branches(),
          defaultBranch: DEFAULT_BRANCH,
        }),
      );
  });

  router.post(
    '/git/:owner/:name.git/git-upload-pack',
    express.raw({
      type: 'application/x-git-upload-pack-request',
      limit: LARGEST_NEGOTIATION,
    }),
    async (request, response) => {
      const body: unknown = request.body;
      if (!Buffer.isBuffer(body)) {
        throw new InputError('This is not a request of git-upload-pack');
      }
      const repository = await find(request.params);
      response
        .type('application/x-git-upload-pack-result')
        .set('Cache-Control', 'no-cache')
        .send(await uploadPack(repository, body));
    },
  );

  router.get('/git/:owner/:name/blob/:branch', (request, response) => {
    // Relative links of the listing need the slash.
    response.redirect(`${baseUrl}${request.path}/`);
  });

  router.get('/git/:owner/:name/blob/:branch/*', async (request, response) => {
    const repository = await find(request.params);
    const branch = parse(BranchName, request.params.branch);
    const path = parse(blobParams, request.params)[0].replace(/\/$/, '');
    const commit = await repository.head(branch);
    const found =
      commit === undefined
        ? undefined
        : await repository.read(commit, path && parse(FilePath, path));
    if (commit === undefined || found === undefined) {
      throw new NotFoundError(`There is no ${path || branch} here`);
    }
    if (Buffer.isBuffer(found)) {
      // Whatever it says it is, a browser shows it as text and runs nothing.
      response
        .type('text/plain; charset=utf-8')
        .set('X-Content-Type-Options', 'nosniff')
        .send(found);
    } else if (path && !request.path.endsWith('/')) {
      response.redirect(`${baseUrl}${request.path}/`);
    } else {
      const { owner, name } = repository.id;
      const { remoteUrl } = await describe(repository.id);
      const pulls = await store.inTurn(repository.id, () =>
        pullsOf(repository).list(),
      );
      response.type('html').send(
        formatListing({
          title: `${owner}/${name}`,
          remoteUrl,
          pullsUrl: `${baseUrl}/git/${owner}/${name}/pulls`,
          openPulls: pulls.filter(({ state }) => state === 'open').length,
          commit,
          path,
          entries: found,
        }),
      );
    }
  });

  return router;
}

/** What the asterisk of a path matched. */
const blobParams = z.object({ 0: z.string() });
