// SPDX-License-Identifier: Apache-2.0
import {
  BackendFeature,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  ANNOTATION_LOCATION,
  Entity,
  RELATION_MEMBER_OF,
  RELATION_OWNED_BY,
} from '@backstage/catalog-model';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { createRouterPlugin } from '@inference-portal/backend-testing';
import { scaffolderServiceRef } from '@backstage/plugin-scaffolder-node';
import {
  PullRequestSummary,
  RolloutPlanStatus,
} from '@inference-portal/backstage-plugin-inference-common';
import { json, Router } from 'express';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse } from 'yaml';
import { plainOf } from '../core/plainOf';
import { PlanFiles } from '../plans/PlanFiles';
import { PlanRunner } from '../plans/PlanRunner';
import { PlanStore } from '../plans/PlanStore';
import { ScaffolderTasks } from '../plans/ScaffolderTasks';
import { toPlanStatus } from '../plans/toPlanStatus';
import { CatalogEntities } from '../service/CatalogEntities';
import { RolloutLimits } from '../service/RolloutLimits';
import { FakeClock } from '../sources/kubernetes/testing/FakeClock';
import { GitCluster } from './GitCluster';

export const MODEL = 'component:default/qwen-chat';
export const TEAM = 'group:default/team-chat';
const REPOSITORY = 'team-chat/qwen-chat';
const ROUTE = 'base/routing/route.yaml';
const TEMPLATES = ['start', 'shift', 'promote', 'abort'];
/** Tasks clone and push: on a busy machine each takes seconds. */
const PATIENCE_MS = 120_000;
const LOOK_MS = 200;

function templateOf(step: string): Entity {
  const path = `../../../../templates/canary-${step}/template.yaml`;
  const entity = parse(readFileSync(resolve(__dirname, path), 'utf8'));
  return { ...entity, metadata: { namespace: 'default', ...entity.metadata } };
}

function entityOf(kind: string, name: string, more: Partial<Entity>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { namespace: 'default', name, annotations: {} },
    ...more,
  };
}

/** What people who start a rollout are told of the one cluster there is. */
const SELF_SERVICE = {
  teams: [{ owner: TEAM, namespaces: ['chat'] }],
  clusters: [
    {
      name: 'prod-eu',
      gateways: [
        {
          namespace: 'inference-system',
          name: 'inference-gateway',
          provider: 'agentgateway',
          version: '1.4.1',
          takesOtherNamespaces: true,
        },
      ],
      pools: ['chat/qwen-chat'],
      models: [],
    },
  ],
  publishing: { kind: 'local' },
  gitops: 'flux',
};

/**
 * The real Scaffolder with the real actions and templates, the portal's own Git and
 * what follows plans, by the real scheduler. Only what clusters measure is a test's,
 * and how fast time goes.
 */
export async function startPlannedPortal(options: {
  directory: string;
  /** The Scaffolder with its actions, and the portal's own Git. */
  plugins: BackendFeature[];
}) {
  const clock = new FakeClock();
  const model = entityOf('Component', 'qwen-chat', {
    relations: [{ type: RELATION_OWNED_BY, targetRef: TEAM }],
  });
  const user = entityOf('User', 'mock', {
    relations: [{ type: RELATION_MEMBER_OF, targetRef: TEAM }],
  });
  const cluster = new GitCluster({
    clock,
    readRoute: async () => {
      const response = await ask(
        `/local-git/git/${REPOSITORY}/blob/main/${ROUTE}`,
      );
      return response.ok ? response.text() : undefined;
    },
  });
  let store: PlanStore | undefined;
  const inference = createBackendPlugin({
    pluginId: 'inference',
    register(env) {
      env.registerInit({
        deps: {
          auditor: coreServices.auditor,
          auth: coreServices.auth,
          catalog: catalogServiceRef,
          database: coreServices.database,
          discovery: coreServices.discovery,
          httpRouter: coreServices.httpRouter,
          logger: coreServices.logger,
          reader: coreServices.urlReader,
          scaffolder: scaffolderServiceRef,
          scheduler: coreServices.scheduler,
        },
        async init(deps) {
          const { auditor, auth, discovery, logger, reader } = deps;
          deps.httpRouter.use(answerAsInference(cluster));
          const knex = await deps.database.getClient();
          await knex.migrate.latest({
            directory: resolve(__dirname, '../../migrations'),
          });
          const plans = new PlanStore(knex);
          store = plans;
          const catalog = new CatalogEntities(deps.catalog, auth, logger);
          const runner = new PlanRunner({
            ...{ auditor, auth, clock, logger },
            store: plans,
            limits: new RolloutLimits(),
            tasks: new ScaffolderTasks(deps.scaffolder),
            observe: () => cluster.observe(MODEL),
            judge: rollout => rollout,
            isHeard: () => true,
            ownersOf: entityRef => catalog.ownersOf([entityRef]),
            files: new PlanFiles({
              ...{ auth, clock, discovery, reader },
              sourceOf: entityRef => catalog.sourceOf(entityRef),
            }),
          });
          await deps.scheduler.scheduleTask({
            id: 'inference-rollout-plans',
            frequency: { milliseconds: LOOK_MS },
            timeout: { minutes: 5 },
            scope: 'global',
            fn: async signal => {
              await catalog.refresh();
              await cluster.sync();
              await runner.look(signal);
            },
          });
        },
      });
    },
  });
  const backend = await startTestBackend({
    features: [
      ...options.plugins,
      inference,
      // Clusters can't be asked: what is written is checked by the portal's rules alone.
      createRouterPlugin('kubernetes', router =>
        router.use((_, response) => {
          response.status(503).json({ error: { message: 'away' } });
        }),
      ),
      schedulerServiceFactory,
      urlReaderServiceFactory,
      catalogServiceMock.factory({
        entities: [model, user, ...TEMPLATES.map(templateOf)],
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost' },
          backend: { reading: { allow: [{ host: 'localhost:1-65535' }] } },
          localGit: { directory: options.directory, anonymousRead: true },
        },
      }),
    ],
  });
  const base = `http://localhost:${backend.server.port()}/api`;
  model.metadata.annotations = {
    'inference-portal.io/pools': 'chat/qwen-chat',
    [ANNOTATION_LOCATION]: `url:${base}/local-git/git/${REPOSITORY}/blob/main/catalog-info.yaml`,
  };

  function ask(path: string, body?: object): Promise<Response> {
    return fetch(`${base}${path}`, {
      method: body ? 'POST' : 'GET',
      ...(body && { body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    });
  }

  async function until<T>(
    what: string,
    look: () => Promise<T | undefined>,
  ): Promise<T> {
    for (let waitedMs = 0; waitedMs < PATIENCE_MS; waitedMs += LOOK_MS) {
      const found = await look();
      if (found !== undefined) {
        return found;
      }
      await sleep(LOOK_MS);
    }
    const [status] = await plansOf();
    throw new Error(`${what} did not come: ${JSON.stringify(status)}`);
  }

  async function plansOf(): Promise<RolloutPlanStatus[]> {
    const records = (await store?.readOf(MODEL)) ?? [];
    return plainOf(records.flatMap(record => toPlanStatus(record) ?? []));
  }

  const repository = `/local-git/repositories/${REPOSITORY}`;
  const pulls = async (): Promise<PullRequestSummary[]> =>
    (await (await ask(`${repository}/pulls`)).json()).items;
  return {
    clock,
    cluster,
    until,
    plansOf,
    pulls,
    /** Whatever there was. */
    async commit(files: ReadonlyArray<{ path: string; content: string }>) {
      const response = await ask(`${repository}/commits`, {
        message: 'A model',
        files: files.map(({ path, content }) => ({
          path,
          content: Buffer.from(content).toString('base64'),
        })),
      });
      if (!response.ok) throw new Error(await response.text());
    },
    async read(path: string): Promise<string | undefined> {
      const at = `/local-git/git/${REPOSITORY}/blob/main/${path}`;
      const response = await ask(at);
      return response.ok ? response.text() : undefined;
    },
    /** Runs a template to its end, as a member of the team. */
    async run(template: string, values: object) {
      const response = await ask('/scaffolder/v2/tasks', {
        templateRef: `template:default/${template}`,
        values,
      });
      const { id } = await response.json();
      const status = await until(`the end of ${template}`, async () => {
        const task = await (await ask(`/scaffolder/v2/tasks/${id}`)).json();
        return ['completed', 'failed'].includes(task.status)
          ? String(task.status)
          : undefined;
      });
      if (status !== 'completed') {
        const events = await ask(`/scaffolder/v2/tasks/${id}/events`);
        throw new Error(await events.text());
      }
    },
    /** Merges the open pull request once there is one, and tells its title. */
    async merge(): Promise<string> {
      const { number, title } = await until('a pull request', async () =>
        (await pulls()).find(({ state }) => state === 'open'),
      );
      const response = await ask(`${repository}/pulls/${number}/merge`, {});
      if (!response.ok) throw new Error(await response.text());
      return title;
    },
    /** All of it: a server that is still asked by its own plugins never ends. */
    stop: () => backend.stop(),
  };
}

/** What the actions ask of this plugin. */
function answerAsInference(cluster: GitCluster): Router {
  const router = Router();
  router.use(json({ limit: '4mb' }));
  router.get('/v1/self-service', (_, response) => {
    response.json(SELF_SERVICE);
  });
  router.post('/v1/manifests/check', (_, response) => {
    response.json({ objects: 0, problems: [] });
  });
  router.get('/v1/rollouts/:kind/:namespace/:name', async (_, response) => {
    await cluster.sync();
    response.json({
      items: cluster.list(),
      plans: [],
      access: { canRollout: true },
    });
  });
  router.post('/v1/rollouts/:kind/:namespace/:name/steps', (_, response) => {
    response.json({ by: TEAM });
  });
  // Pools that no cluster has any more are drained.
  return router;
}
