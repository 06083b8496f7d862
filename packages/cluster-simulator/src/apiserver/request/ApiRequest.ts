// SPDX-License-Identifier: Apache-2.0
import type { IncomingMessage, ServerResponse } from 'node:http';
import { RequestUser } from '../auth/SimulatedUser';
import { ResourceType } from '../resources/ResourceType';
import { Representation } from './negotiate';

/** A request for a resource that exists and that its user may have. */
export interface ApiRequest {
  message: IncomingMessage;
  response: ServerResponse;
  user: RequestUser;
  verb: string;
  type: ResourceType;
  namespace?: string;
  name?: string;
  subresource?: string;
  /** What follows a proxy subresource. */
  rest?: string;
  query: URLSearchParams;
  /** The query as it came, with its question mark. */
  search: string;
  representation: Representation;
  /** Indented JSON, for people with curl. */
  pretty: boolean;
  yaml: boolean;
}
