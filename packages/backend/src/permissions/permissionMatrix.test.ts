// SPDX-License-Identifier: Apache-2.0
/*
 * The tables of docs/permissions.md, each cell against the real plugins behind the
 * real permission backend with the documented policy. A route, tool or action
 * without a row fails, and so does a refusal that reached anything.
 */
import { createMockDirectory } from '@backstage/backend-test-utils';
import { inferencePermissions } from '@inference-portal/backstage-plugin-inference-common';
import { localGitRepositoryWritePermission } from '@inference-portal/backstage-plugin-local-git-backend';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MatrixPortal } from './__testUtils__/MatrixPortal';
import {
  inputOfTool,
  MANIFEST,
  requestTo,
} from './__testUtils__/matrixRequests';
import {
  blockOf,
  MatrixRow,
  namesBetween,
  tableOf,
} from './__testUtils__/matrixTables';
import { authorizationOf, Role } from './__testUtils__/roles';
import { runExample } from './__testUtils__/runExample';

jest.setTimeout(120_000);

const ROUTES = tableOf('Routes');
const TOOLS = tableOf('Tools');
const ACTIONS = tableOf('Actions');
const PASSED_ON = namesBetween('The Scaffolder itself', '\n### Actions');
const PURE_ACTIONS = namesBetween('These write and edit files', '\n## Audit');

const REPOSITORY = '/api/local-git/repositories/team-chat/qwen-chat';
const TOOLS_PATH = '/api/inference/.backstage/actions/v1/actions';
/** Backstage's own, the description of the interface, and what Git clients read. */
const PLUMBING =
  /\/\.(backstage|well-known)\/|\/openapi\.json$|\/local-git\/git\//;
const OURS = /^\w+ \/api\/(inference|local-git|catalog\/inference)\//;

/** Who refuses an action is asked, and so is whose it is: that is no clone and no write. */
const WHO_REFUSES =
  /^GET \/api\/(inference|catalog)\/|^POST \/api\/inference\/v1\/(manifests\/check|rollouts\/.*\/steps)$|^POST \/api\/local-git\/repositories/;

const PERMISSION = /^\w+\.\w+\.\w+$/;

const directory = createMockDirectory();
const workspace = { 'pool.yaml': MANIFEST };
let portal: MatrixPortal;

beforeAll(async () => {
  directory.setContent({ git: {}, workspace });
  portal = await MatrixPortal.start(directory.resolve('git'));
  await send('admin', 'POST', `${REPOSITORY}/commits`, {
    message: 'Begin',
    files: [{ path: 'pool.yaml', content: '' }],
  });
  await until(async () => {
    const { body } = await send('viewer', 'GET', '/api/inference/v1/pools');
    return JSON.stringify(body).includes('component:default/qwen-chat');
  });
});

afterAll(() => portal?.stop());

async function send(role: Role, method: string, path: string, body?: object) {
  const authorization = authorizationOf(role, path.split('/')[2]);
  const response = await fetch(`${portal.url}${path}`, {
    method,
    headers: {
      ...(authorization && { authorization }),
      ...(body && { 'content-type': 'application/json' }),
    },
    body: body && JSON.stringify(body),
  });
  const { status, headers } = response;
  if (headers.get('content-type')?.startsWith('application/json')) {
    return { status, body: await response.json() };
  }
  await response.body?.cancel(); // Events go on.
  return { status };
}

async function until(isThere: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 60_000;
  while (!(await isThere())) {
    if (Date.now() > end) {
      throw new Error('The pool of the model is not there');
    }
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

/** Users write as themselves, a service says for whom. */
const writerFor = (role: Role) =>
  role === 'service' ? 'user:default/chloe' : undefined;

/** Cells of tables, each with what it says. */
function cellsOf(rows: readonly MatrixRow[]): Array<[string, Role, string]> {
  return rows.flatMap(({ subject, expected }) =>
    Object.entries(expected).map(([role, cell]): [string, Role, string] => [
      subject,
      role as Role,
      cell,
    ]),
  );
}

/** What the repositories hold, in short. */
const git = () =>
  createHash('sha256')
    .update(JSON.stringify(directory.content({ path: 'git' })))
    .digest('hex');

/** What happened, and that nothing did where it was refused. */
async function outcomeOf(
  ask: () => Promise<string>,
  isFirst: (touched: string) => boolean,
): Promise<string> {
  portal.takeTouched();
  const before = git();
  const outcome = await ask();
  const touched = portal.takeTouched().filter(each => !isFirst(each));
  if (outcome !== 'yes') {
    expect({ outcome, touched, git: git() }).toEqual({
      outcome,
      touched: [],
      git: before,
    });
  }
  return outcome;
}

describe('routes', () => {
  it('are all in the table', () => {
    const there = portal
      .routes()
      .filter(route => OURS.test(route) && !PLUMBING.test(route));
    expect(ROUTES.map(({ subject }) => subject).sort()).toEqual(there);
  });

  it.each(cellsOf(ROUTES))('%s, by %s: %s', async (route, role, expected) => {
    const { method, path, body } = requestTo(route, writerFor(role));
    const outcome = await outcomeOf(
      async () => {
        const { status } = await send(role, method, path, body);
        return [401, 403].includes(status) ? String(status) : saysYes(status);
      },
      touched => touched === `${method} ${path}`,
    );
    expect(outcome).toBe(expected);
  });
});

describe('tools', () => {
  it('are all in the table', async () => {
    const { body } = await send('admin', 'GET', TOOLS_PATH);
    expect(
      [...PASSED_ON, ...TOOLS.map(({ subject }) => subject)].sort(),
    ).toEqual(
      body.actions
        .map(({ name }: { name: string }) => `inference.${name}`)
        .sort(),
    );
  });

  it.each(cellsOf(TOOLS))('%s, by %s: %s', async (tool, role, expected) => {
    const name = tool.replace('inference.', '');
    const path = `${TOOLS_PATH}/inference:${name}/invoke`;
    const outcome = await outcomeOf(
      async () => {
        const { status, body } = await send(
          role,
          'POST',
          path,
          inputOfTool(name),
        );
        const isHidden = /^Action .* not found$/.test(body.error?.message);
        return isHidden || status === 401 || status === 403
          ? String(status)
          : saysYes(status);
      },
      touched => touched === `POST ${path}`,
    );
    expect(outcome).toBe(expected);
  });
});

describe('actions', () => {
  it('are all in the table, or ask nobody', () => {
    expect(
      [...ACTIONS.map(({ subject }) => subject), ...PURE_ACTIONS].sort(),
    ).toEqual(portal.actions.map(({ id }) => id).sort());
  });

  it.each(cellsOf(ACTIONS))('%s, by %s: %s', async (id, role, expected) => {
    expect(await outcomeOfAction(id, role)).toBe(expected);
  });

  it.each(PURE_ACTIONS)('%s asks nobody', async id => {
    expect(await outcomeOfAction(id, 'guest')).toBe('yes');
    expect(portal.takeTouched()).toEqual([]);
  });
});

/** Where they may, it goes on to whatever is missing here. */
async function outcomeOfAction(id: string, role: Role): Promise<string> {
  const action = portal.actions.find(each => each.id === id);
  if (!action || role === 'no token') {
    throw new Error(`Nobody can run ${id} as ${role}`);
  }
  directory.addContent({ workspace });
  const before = directory.content({ path: 'workspace' });
  const outcome = await outcomeOf(
    () => runExample(action, role, directory.resolve('workspace')),
    touched => WHO_REFUSES.test(touched),
  );
  if (outcome !== 'yes') {
    expect(directory.content({ path: 'workspace' })).toEqual(before);
  }
  return outcome;
}

function saysYes(status: number): string {
  // What is asked for may be missing, or have changed meanwhile.
  return [200, 201, 404, 409].includes(status) ? 'yes' : String(status);
}

describe('the documentation', () => {
  it('names every permission, and those of each row', () => {
    const known = [
      ...inferencePermissions,
      localGitRepositoryWritePermission,
    ].map(({ name }) => name);
    const listed = namesBetween(
      '## What can be allowed',
      '\nThose on entities',
    );
    expect(listed.filter(name => PERMISSION.test(name))).toEqual(known);
    const named = [...ROUTES, ...TOOLS, ...ACTIONS].flatMap(({ permission }) =>
      permission.split(', ').filter(name => PERMISSION.test(name)),
    );
    expect(named.filter(name => !known.includes(name))).toEqual([]);
  });

  it('shows the policy that is in force here', () => {
    const path = 'packages/backend/src/permissions/TeamPolicy.ts';
    const source = readFileSync(join(__dirname, 'TeamPolicy.ts'), 'utf8');
    expect(blockOf(path)).toBe(source.replace(/^\/\/ SPDX.*\n/, ''));
  });

  it('gives roles of the RBAC plugin permissions that there are', () => {
    const known = [
      ...inferencePermissions,
      localGitRepositoryWritePermission,
    ].map(({ name, attributes }) => `${name}, ${attributes.action}`);
    const lines = blockOf('permissions.csv').trim().split('\n');
    const granted = lines
      .filter(line => line.startsWith('p, '))
      .map(line => /^p, (role:default\/[\w-]+), (.+), allow$/.exec(line));
    expect(granted.map(match => match?.[2]).sort()).toEqual(known.sort());
    const roles = new Set(granted.map(match => match?.[1]));
    const members = lines
      .filter(line => line.startsWith('g, '))
      .map(line => /^g, group:default\/[\w-]+, (.+)$/.exec(line)?.[1]);
    expect(new Set(members)).toEqual(roles);
  });
});
