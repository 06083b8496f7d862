// SPDX-License-Identifier: Apache-2.0
/* The module in the real search backend, with its Lunr engine. */
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import searchBackend from '@backstage/plugin-search-backend';
import { InferenceDocument } from '@inference-portal/backstage-plugin-inference-common';
import request from 'supertest';
import { searchModuleInference } from './module';
import {
  FakeInferenceBackend,
  findingOf,
  modelNamed,
} from './__testUtils__/FakeInferenceBackend';

jest.setTimeout(120_000);

const QWEN = 'Qwen/Qwen2.5-1.5B-Instruct';

class TestSearch {
  readonly inference = new FakeInferenceBackend();
  readonly scheduler = mockServices.scheduler();
  readonly logger = mockServices.logger.mock();
  private backend?: TestBackend;

  static async start(collator: object = {}): Promise<TestSearch> {
    const test = new TestSearch();
    const { scheduler, logger } = test;
    logger.child.mockReturnValue(logger);
    test.backend = await startTestBackend({
      features: [
        searchBackend,
        searchModuleInference,
        test.inference.feature,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        createServiceFactory({
          service: coreServices.logger,
          deps: {},
          factory: () => logger,
        }),
        mockServices.rootConfig.factory({
          data: { search: { collators: { inference: collator } } },
        }),
      ],
    });
    running.push(test);
    return test;
  }

  async stop(): Promise<void> {
    await this.backend?.stop();
  }

  async index(): Promise<void> {
    await this.scheduler.triggerTask('search_index_inference');
  }

  async find(term: string): Promise<InferenceDocument[]> {
    if (!this.backend) {
      throw new Error('The backend is not started');
    }
    const { status, body } = await request(this.backend.server)
      .get('/api/search/query')
      .query({ term, pageLimit: 100 });
    if (status !== 200) {
      throw new Error(`The search answers ${status}: ${JSON.stringify(body)}`);
    }
    return body.results.map(
      ({ document }: { document: InferenceDocument }) => document,
    );
  }

  async locationsOf(term: string): Promise<string[]> {
    return (await this.find(term)).map(({ location }) => location);
  }

  async codesOf(term: string): Promise<string[]> {
    return (await this.find(term)).flatMap(({ code }) => code || []);
  }
}

let running: TestSearch[] = [];

afterEach(async () => {
  await Promise.all(running.map(test => test.stop()));
  running = [];
});

it('finds a model by its whole name before others that are alike', async () => {
  const search = await TestSearch.start();
  search.inference.models = [
    modelNamed('mistralai/Mistral-7B-Instruct', {
      entities: ['component:default/mistral'],
    }),
    modelNamed(QWEN, { health: 'degraded', reason: '7 of 8 endpoints ready.' }),
  ];
  await search.index();
  const [first] = await search.find(QWEN);

  expect(first).toMatchObject({
    title: QWEN,
    text: '7 of 8 endpoints ready. Served by pool chat/qwen-chat-v1 in prod-eu.',
    what: 'model',
    state: 'degraded',
    entity: 'component:default/qwen-chat',
    location:
      '/catalog/default/component/qwen-chat/inference?model=Qwen%2FQwen2.5-1.5B-Instruct',
  });
});

it('finds a finding by its code, its object and its words', async () => {
  const search = await TestSearch.start();
  search.inference.models = [modelNamed('one')];
  search.inference.findings = [
    findingOf('picker-unschedulable'),
    findingOf('server-pending', { title: 'A server waits', detail: 'Why.' }),
  ];
  await search.index();
  const location =
    '/catalog/default/component/qwen-chat/inference?about=picker-unschedulable&of=prod-us%2FDeployment%2Fchat%2Fqwen-chat-epp';

  expect((await search.find('picker-unschedulable'))[0]).toMatchObject({
    title:
      "The endpoint picker can't be scheduled: Deployment/chat/qwen-chat-epp in prod-us",
    what: 'finding',
    state: 'error',
    clusters: 'prod-us',
    location,
  });
  expect((await search.locationsOf('scheduled nodes'))[0]).toBe(location);
  expect(await search.locationsOf('qwen-chat-epp')).toContain(location);
});

it('finds each once for every component, or else for other entities', async () => {
  const search = await TestSearch.start();
  search.inference.findings = [
    findingOf('gateway-not-programmed', {
      entities: [
        'resource:default/pool-a',
        'component:default/two',
        'component:default/one',
      ],
    }),
    findingOf('pool-unreferenced', {
      entities: ['resource:default/pool-b'],
    }),
    findingOf('crds-both-groups', { entities: [] }),
  ];
  await search.index();
  const entitiesOf = async (code: string) =>
    (await search.find(code))
      .filter(document => document.code === code)
      .map(({ entity }) => entity)
      .sort();

  expect(await entitiesOf('gateway-not-programmed')).toEqual([
    'component:default/one',
    'component:default/two',
  ]);
  expect(await entitiesOf('pool-unreferenced')).toEqual([
    'resource:default/pool-b',
  ]);
  expect(await entitiesOf('crds-both-groups')).toEqual(['']);
});

it('leads to the page of all where nobody has a model', async () => {
  const search = await TestSearch.start({ pagePath: '/models' });
  search.inference.models = [modelNamed('orphan', { entities: [] })];
  await search.index();

  expect(await search.locationsOf('orphan')).toEqual([
    '/models?tab=models&q=orphan',
  ]);
});

it.each([
  [
    'does not answer',
    'ResponseError: Request failed with 503',
    ({ inference }: TestSearch) => {
      inference.isDown = true;
    },
  ],
  [
    'has just started',
    'The inference backend still reads prod-us; the index stays as it is',
    ({ inference }: TestSearch) => {
      inference.models = [];
      inference.clusters = [
        { name: 'prod-eu', state: 'connected' },
        { name: 'prod-us', state: 'connecting' },
      ];
    },
  ],
])('keeps what was found while the backend %s', async (_, reason, happen) => {
  const search = await TestSearch.start();
  search.inference.models = [modelNamed(QWEN)];
  await search.index();
  happen(search);

  await search.index();

  expect(search.logger.error).toHaveBeenCalledWith(
    expect.stringContaining(reason),
  );
  expect((await search.find(QWEN)).map(({ title }) => title)).toEqual([QWEN]);
});

it('forgets the last model and the last finding', async () => {
  const search = await TestSearch.start();
  search.inference.models = [modelNamed(QWEN)];
  search.inference.findings = [findingOf('server-pending')];
  await search.index();
  expect(await search.codesOf('server-pending')).toEqual(['server-pending']);

  search.inference.models = [];
  search.inference.findings = [];
  await search.index();

  expect(await search.find('server-pending')).toEqual([]);
  expect(await search.find(QWEN)).toEqual([]);
  expect(await search.locationsOf('pools')).toEqual(['/inference']);
});

it('reads pages, and asks for those that changed only', async () => {
  const search = await TestSearch.start();
  const { inference } = search;
  inference.findings = Array.from({ length: 1_100 }, (_, index) =>
    findingOf('server-pending', {
      subject: { cluster: 'prod-eu', kind: 'Pod', name: `pod${index}` },
    }),
  );
  await search.index();
  expect(inference.answered).toEqual([200, 200, 200, 200, 200]);
  expect(await search.locationsOf('pod1099')).toContain(
    '/catalog/default/component/qwen-chat/inference?about=server-pending&of=prod-eu%2FPod%2Fpod1099',
  );

  inference.answered.length = 0;
  inference.findings[600] = findingOf('timeout-missing');
  await search.index();
  expect(inference.answered).toEqual([304, 304, 304, 200, 304]);
  expect((await search.find('timeout-missing'))[0].code).toBe(
    'timeout-missing',
  );
});

it('takes no more than it may, the worst first, and says so', async () => {
  const search = await TestSearch.start({ maxDocuments: 3 });
  search.inference.models = [modelNamed('one')];
  search.inference.findings = ['server-pending', 'timeout-missing', 'bbr'].map(
    code => findingOf(code),
  );
  await search.index();

  expect(await search.codesOf('server-pending')).toEqual(['server-pending']);
  expect(await search.codesOf('timeout-missing')).toEqual([]);
  expect(search.logger.warn).toHaveBeenCalledWith(
    'The search index has 3 documents, as search.collators.inference.maxDocuments says; 2 are left out',
  );
});

it('makes an index of 10,000 findings', async () => {
  const search = await TestSearch.start();
  search.inference.findings = Array.from({ length: 10_000 }, (_, index) =>
    findingOf('server-pending', {
      subject: { cluster: 'prod-eu', kind: 'Pod', name: `pod${index}` },
    }),
  );
  await search.index();

  expect((await search.find('pod9999'))[0].title).toMatch(/pod9999/);
});

it.each([0, 1.5])('says what is wrong with maxDocuments %s', async value => {
  await expect(TestSearch.start({ maxDocuments: value })).rejects.toThrow(
    `search.collators.inference.maxDocuments is ${value}: write how many documents the index may have, such as 20000`,
  );
});
