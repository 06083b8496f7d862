// SPDX-License-Identifier: Apache-2.0
import { Readable } from 'node:stream';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { DocumentCollatorFactory } from '@backstage/plugin-search-common';
import {
  INFERENCE_DOCUMENT_TYPE,
  inferenceEntityReadPermission,
  InferenceDocument,
} from '@inference-portal/backstage-plugin-inference-common';
import { Addresses } from './documents/Addresses';
import { describeFinding } from './documents/describeFinding';
import { describeModel } from './documents/describeModel';
import { InferenceClient } from './source/InferenceClient';

/**
 * Models, then findings, errors first. Where the inference backend does not
 * answer, or does not know all clusters yet, the round fails and engines keep
 * the index that they have.
 */
export class InferenceCollatorFactory implements DocumentCollatorFactory {
  readonly type = INFERENCE_DOCUMENT_TYPE;
  readonly visibilityPermission = inferenceEntityReadPermission;

  constructor(
    private readonly parts: {
      client: InferenceClient;
      addresses: Addresses;
      maxDocuments: number;
      logger: LoggerService;
    },
  ) {}

  async getCollator(): Promise<Readable> {
    return Readable.from(this.collect());
  }

  private async *collect(): AsyncGenerator<InferenceDocument> {
    const { client, addresses, maxDocuments, logger } = this.parts;
    client.beginRound();
    await this.requireAllKnown();
    // Engines keep an old index rather than take an empty one: it is never empty.
    yield describePage(addresses);
    const known = new Set([addresses.page]);
    let leftOut = 0;
    for await (const document of this.documents()) {
      // What moves between two pages of a list comes twice.
      if (known.has(document.location)) {
        continue;
      }
      if (known.size >= maxDocuments) {
        leftOut += 1;
        continue;
      }
      known.add(document.location);
      yield document;
    }
    if (leftOut > 0) {
      logger.warn(
        `The search index has ${maxDocuments} documents, as search.collators.inference.maxDocuments says; ${leftOut} are left out`,
      );
    }
  }

  private async *documents(): AsyncGenerator<InferenceDocument> {
    const { client, addresses } = this.parts;
    for await (const model of client.listModels()) {
      yield* describeModel(model, addresses);
    }
    for await (const finding of client.listFindings()) {
      yield* describeFinding(finding, addresses);
    }
  }

  /** @throws ServiceUnavailableError while the backend has just started */
  private async requireAllKnown(): Promise<void> {
    const clusters = await this.parts.client.listClusters();
    const connecting = clusters.filter(({ state }) => state === 'connecting');
    if (connecting.length > 0) {
      const names = connecting.map(({ name }) => name).join(', ');
      throw new ServiceUnavailableError(
        `The inference backend still reads ${names}; the index stays as it is`,
      );
    }
  }
}

function describePage(addresses: Addresses): InferenceDocument {
  return {
    title: 'Inference',
    text: 'All pools, models and clusters, the worst first.',
    location: addresses.page,
    what: 'page',
    state: '',
    code: '',
    clusters: '',
    entity: '',
    spellings: '',
  };
}
