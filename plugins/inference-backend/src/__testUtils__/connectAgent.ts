// SPDX-License-Identifier: Apache-2.0
import { mockCredentials } from '@backstage/backend-test-utils';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

export interface Agent {
  client: Client;
  /** What the tool says, whether it answers or refuses. */
  call(
    name: string,
    args: Record<string, unknown>,
  ): Promise<{ isError: boolean; text: string }>;
  /** What it answers; one that refuses fails the test. */
  answerOf(
    name: string,
    args: Record<string, unknown>,
  ): Promise<ReturnType<typeof JSON.parse>>;
}

/** A real MCP client of the portal on this port, on behalf of the usual user. */
export async function connectAgent(port: number): Promise<Agent> {
  const client = new Client({ name: 'an agent', version: '1.0.0' });
  await client.connect(
    new StreamableHTTPClientTransport(
      new URL(`http://127.0.0.1:${port}/api/mcp-actions/v1`),
      {
        requestInit: {
          headers: { Authorization: mockCredentials.user.header() },
        },
      },
    ),
  );

  async function call(name: string, args: Record<string, unknown>) {
    const result = await client.callTool({
      name: `inference.${name}`,
      arguments: args,
    });
    const [{ text }] = Array.isArray(result.content) ? result.content : [];
    return { isError: result.isError === true, text: String(text) };
  }
  return {
    client,
    call,
    async answerOf(name, args) {
      const { isError, text } = await call(name, args);
      expect({ name, isError, text: isError ? text : '' }).toEqual({
        name,
        isError: false,
        text: '',
      });
      return JSON.parse(text.replace(/^```json\n|\n```$/g, ''));
    },
  };
}
