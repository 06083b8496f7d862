// SPDX-License-Identifier: Apache-2.0
import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  resetPortal,
  ROLLOUT,
  rolloutOf,
  ROLLOUTS,
  rolloutsAnswer,
  startCanaryPortal,
} from '../__testUtils__/canaryPortal';
import { generateModel } from '../__testUtils__/generateModel';
import { readFolder, runAction } from '../__testUtils__/runAction';
import { createAbortCanaryAction } from './abortCanary';
import { createPromoteCanaryAction } from './promoteCanary';
import { createShiftCanaryAction } from './shiftCanary';
import { createStartCanaryAction } from './startCanary';

const ROUTE = 'base/routing/route.yaml';
type Parts = Awaited<ReturnType<typeof startCanaryPortal>>;
const workspace = createMockDirectory();
let parts: Parts;

// Each test generates a repository; machines that are busy take longer.
jest.setTimeout(60_000);

beforeAll(async () => {
  parts = await startCanaryPortal();
});
afterAll(() => parts.portal.stop());
beforeEach(async () => {
  workspace.clear();
  resetPortal(parts.portal);
  await generateModel(workspace.path);
  await run('start', { weight: 10 });
});

const ACTIONS = {
  start: createStartCanaryAction,
  shift: createShiftCanaryAction,
  promote: createPromoteCanaryAction,
  abort: createAbortCanaryAction,
};

function run(step: keyof typeof ACTIONS, input: JsonObject = {}) {
  return runAction(
    ACTIONS[step](parts.services) as ReturnType<typeof createShiftCanaryAction>,
    { ...ROLLOUT, ...input },
    workspace.path,
  );
}

function editRoute(edit: (text: string) => string) {
  const path = join(workspace.path, ROUTE);
  writeFileSync(path, edit(readFileSync(path, 'utf8')));
}

/** Of the rule with both pools. */
const weights = () =>
  [
    ...readFolder(workspace.path)[ROUTE].matchAll(
      /name: (qwen-chat\S*)\n\s+weight: (\d+)/g,
    ),
  ]
    .slice(1)
    .map(([, name, weight]) => `${name} ${weight}`);

const THIRD = `        - group: inference.networking.k8s.io
          kind: InferencePool
          name: qwen-chat-v3
          weight: 5
`;

describe('a route with three pools', () => {
  beforeEach(() =>
    editRoute(text =>
      text.replace(
        /(name: qwen-chat-v2\n\s+weight: 10\n)/,
        (_, last: string) => `${last}${THIRD}`,
      ),
    ),
  );

  it.each([
    ['shift', { weight: 50 }],
    ['promote', {}],
  ] as const)(
    'is refused by %s, and nothing is changed',
    async (step, input) => {
      const before = readFolder(workspace.path);
      await expect(run(step, input)).rejects.toThrow(
        'the rule has three backends or more, qwen-chat, qwen-chat-v2, qwen-chat-v3: what one gets more, it can’t be told from whom it came. Take qwen-chat-v3 away first',
      );
      expect(readFolder(workspace.path)).toEqual(before);
    },
  );

  it('is aborted, and the third keeps its share', async () => {
    await run('abort');
    expect(weights()).toEqual([
      'qwen-chat 100',
      'qwen-chat-v2 0',
      'qwen-chat-v3 5',
    ]);
  });
});

describe('weights that don’t sum to 100', () => {
  const scale = (stable: number, canary: number) => {
    editRoute(text =>
      text
        .replace('weight: 90', `weight: ${stable}`)
        .replace('weight: 10', `weight: ${canary}`),
    );
    parts.portal.answers[ROLLOUTS] = rolloutsAnswer(
      rolloutOf({ weights: { stable, canary } }),
    );
  };

  it.each([
    [9, 1, 'shift', { weight: 50 }, ['qwen-chat 5', 'qwen-chat-v2 5']],
    [9, 1, 'promote', {}, ['qwen-chat 0', 'qwen-chat-v2 10']],
    [700, 300, 'abort', {}, ['qwen-chat 1000', 'qwen-chat-v2 0']],
  ] as const)(
    'of %i and %i keep their sum: %s',
    async (stable, canary, step, input, expected) => {
      scale(stable, canary);
      await run(step, input);
      expect(weights()).toEqual(expected);
    },
  );

  it('are refused where the share can’t be written', async () => {
    scale(2, 1);
    await expect(run('shift', { weight: 50 })).rejects.toThrow(
      'the weights are 2 and 1, and 50 % of 3 is no whole number: set weights that sum to 100 first',
    );
    expect(weights()).toEqual(['qwen-chat 2', 'qwen-chat-v2 1']);
  });
});

describe('a canary whose pool is deleted', () => {
  beforeEach(() => {
    rmSync(join(workspace.path, 'base/serving/qwen-chat-v2.yaml'));
    const path = join(workspace.path, 'base/serving/kustomization.yaml');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(/.*qwen-chat-v2.yaml\n/, ''),
    );
  });

  it.each([
    ['shift', { weight: 50 }],
    ['promote', {}],
  ] as const)('gets no more by %s', async (step, input) => {
    await expect(run(step, input)).rejects.toThrow(
      'the repository has nothing that serves qwen-chat-v2 any more, and requests to it would fail: abort',
    );
    expect(weights()).toEqual(['qwen-chat 90', 'qwen-chat-v2 10']);
  });

  it('is aborted, so that no request is lost', async () => {
    await run('abort');
    expect(weights()).toEqual(['qwen-chat 100', 'qwen-chat-v2 0']);
  });
});

it('can’t be gone back from where the stable pool is deleted', async () => {
  for (const file of ['model-server', 'pool', 'endpoint-picker']) {
    rmSync(join(workspace.path, `base/serving/${file}.yaml`), { force: true });
    const path = join(workspace.path, 'base/serving/kustomization.yaml');
    writeFileSync(
      path,
      readFileSync(path, 'utf8').replace(new RegExp(`.*- ${file}.yaml\\n`), ''),
    );
  }
  await expect(run('abort')).rejects.toThrow(
    'the repository has nothing that serves qwen-chat any more, so there is nothing to go back to',
  );
});
