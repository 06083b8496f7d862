// SPDX-License-Identifier: Apache-2.0
import {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import express, { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { localGitRepositoryWritePermission } from './permissions';
import { commitInput } from './router/commitInput';
import { describeRepository } from './router/describeRepository';
import { formatListing } from './router/formatListing';
import { advertiseReferences } from './smartHttp/advertiseReferences';
import { uploadPack } from './smartHttp/uploadPack';
import { BranchName, FilePath, RepositoryId } from './store/RepositoryId';
import { DEFAULT_BRANCH, RepositoryStore } from './store/RepositoryStore';

/** Of manifests and a README, base64 and all. */
const LARGEST_COMMIT = '10mb';
/** A list of the commits that a client has. */
const LARGEST_NEGOTIATION = '1mb';

export interface RouterOptions {
  store: RepositoryStore;
  /** Of this plugin, as clients reach it. */
  baseUrl: string;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
}

/** Reading is Git's smart HTTP and plain files; writing takes a user who may. */
export function createRouter(options: RouterOptions): Router {
  const { store, baseUrl, httpAuth, permissions } = options;
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
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const id = parse(RepositoryId, request.params);
      const [{ result }] = await permissions.authorize(
        [
          {
            permission: localGitRepositoryWritePermission,
            resourceRef: `${id.owner}/${id.name}`,
          },
        ],
        { credentials },
      );
      if (result !== AuthorizeResult.ALLOW) {
        throw new NotAllowedError(
          `${credentials.principal.userEntityRef} may not write to repositories of ${id.owner}`,
        );
      }
      const input = parse(commitInput, request.body);
      const repository = await store.ensure(id);
      const written = await repository.commit({
        ...input,
        author: authorOf(credentials.principal.userEntityRef),
      });
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
      response.type('html').send(
        formatListing({
          title: `${owner}/${name}`,
          remoteUrl,
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

/** Commits are in the name of who asked for them; there is no address to give away. */
function authorOf(userEntityRef: string) {
  const name = userEntityRef.slice(userEntityRef.lastIndexOf('/') + 1);
  return { name, email: `${name}@portal.invalid` };
}

function parse<Schema extends z.ZodType>(
  schema: Schema,
  raw: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return parsed.data;
  throw new InputError(
    parsed.error.issues
      .map(({ path, message }) => `${path.join('.') || 'request'}: ${message}`)
      .join('; '),
  );
}
