// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import { createRouterPlugin } from '@inference-portal/backend-testing';
import { Request, Response } from 'express';
import {
  ListedCluster,
  ListedFinding,
  ListedModel,
} from '../source/InferenceLists';

/** Answers as the inference backend does: in pages, with tags, or not at all. */
export class FakeInferenceBackend {
  clusters: ListedCluster[] = [{ name: 'prod-eu', state: 'connected' }];
  models: ListedModel[] = [];
  findings: ListedFinding[] = [];
  isDown = false;
  /** What each answer's status was. */
  readonly answered: number[] = [];

  readonly feature = createRouterPlugin('inference', router => {
    router.get('/v1/clusters', (request, response) =>
      this.answer(request, response, { items: this.clusters }),
    );
    router.get('/v1/models', (request, response) =>
      this.answerPage(request, response, this.models),
    );
    router.get('/v1/findings', (request, response) =>
      this.answerPage(request, response, this.findings),
    );
  });

  private answerPage<T>(request: Request, response: Response, all: T[]) {
    const limit = Number(request.query.limit);
    const start = Number(request.query.cursor ?? 0);
    const end = start + limit;
    this.answer(request, response, {
      items: all.slice(start, end),
      ...(end < all.length && { cursor: String(end) }),
    });
  }

  private answer(request: Request, response: Response, body: object) {
    const etag = createHash('sha1').update(JSON.stringify(body)).digest('hex');
    const isKnown = request.headers['if-none-match'] === `"${etag}"`;
    if (this.isDown) {
      response.status(503).json({ error: { message: 'down' } });
    } else if (isKnown) {
      response.status(304).end();
    } else {
      response.setHeader('ETag', `"${etag}"`).json(body);
    }
    this.answered.push(response.statusCode);
  }
}

export function modelNamed(
  name: string,
  more: Partial<ListedModel> = {},
): ListedModel {
  return {
    name,
    health: 'healthy',
    reason: '8 of 8 endpoints ready.',
    pools: [{ cluster: 'prod-eu', namespace: 'chat', name: 'qwen-chat-v1' }],
    entities: ['component:default/qwen-chat'],
    ...more,
  };
}

export function findingOf(
  code: string,
  more: Partial<ListedFinding> = {},
): ListedFinding {
  return {
    code,
    severity: 'error',
    title: "The endpoint picker can't be scheduled",
    detail: 'Pod qwen-chat-epp-7 waits: 0/3 nodes are available.',
    subject: {
      cluster: 'prod-us',
      kind: 'Deployment',
      namespace: 'chat',
      name: 'qwen-chat-epp',
    },
    entities: ['component:default/qwen-chat'],
    ...more,
  };
}
