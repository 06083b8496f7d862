// SPDX-License-Identifier: Apache-2.0
import {
  Explanation,
  inferenceRequestExplainPermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { explainInput } from '../router/explainInput';
import {
  ActionParts,
  firstOf,
  parseActionInput,
  READ_ONLY,
  requirePermission,
} from './ActionParts';
import { timeoutSchema } from './toolSchemas';

const MOST_MISSES = 10;

/** "What happens to a request?" as a tool. */
export function registerExplainRequest({
  actionsRegistry,
  permissions,
  explainer,
}: ActionParts): void {
  actionsRegistry.register({
    name: 'explain-request',
    title: 'Explain what happens to a request',
    description: `Foretells what a client would see that sends an OpenAI-compatible request through a cluster's gateway, and why: the listener, what body-based routing makes of the model, the route rule that takes it or the nearest misses with the reason each missed, shares per pool, endpoint picker, endpoints, timeouts, and the status. Nothing is sent.
Give the cluster and at least the model; ask with the host and path that clients use. outcomes lists every possible status with its share, largest first; unknowns says what could not be known.`,
    visibilityPermission: inferenceRequestExplainPermission,
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          cluster: z
            .string()
            .describe('Name of the cluster as in the kubernetes configuration'),
          gateway: z
            .string()
            .optional()
            .describe(
              'namespace/name; only where several gateways take the host',
            ),
          port: z.number().optional().describe('Of the listener'),
          scheme: z.enum(['http', 'https']).optional(),
          host: z.string().optional().describe('Value of the Host header'),
          method: z.string().optional().describe('POST where left out'),
          path: z
            .string()
            .optional()
            .describe('/v1/chat/completions where left out'),
          headers: z.record(z.string(), z.string()).optional(),
          model: z
            .string()
            .optional()
            .describe('As in the JSON body; instead of body'),
          body: z.string().optional().describe('The whole JSON body as text'),
          bodyBytes: z
            .number()
            .optional()
            .describe('Size of the body where it is longer than given'),
        }),
      output: z =>
        z.object({
          cluster: z.string(),
          summary: z.string(),
          outcomes: z.array(
            z.object({
              share: z.number(),
              status: z.union([z.number(), z.enum(['none', 'unknown'])]),
              cause: z.string(),
              by: z.string(),
              detail: z.string(),
            }),
          ),
          unknowns: z.array(z.string()),
          steps: z.array(
            z.object({
              stage: z.string(),
              outcome: z.enum(['passed', 'warning', 'stopped', 'unknown']),
              title: z.string(),
              detail: z.string().optional(),
              subject: z
                .object({
                  kind: z.string(),
                  namespace: z.string().optional(),
                  name: z.string(),
                  field: z.string().optional(),
                })
                .optional(),
            }),
          ),
          nearMisses: z.array(
            z.object({
              route: z.string().describe('namespace/name'),
              rule: z.number(),
              reasons: z.array(z.string()),
              field: z.string(),
            }),
          ),
          timeouts: z.array(timeoutSchema(z)),
        }),
    },
    action: async ({ input, credentials }) => {
      await requirePermission(
        permissions,
        { permission: inferenceRequestExplainPermission },
        credentials,
      );
      const request = parseActionInput(explainInput, input);
      return { output: toOutput(explainer.explain(request)) };
    },
  });
}

function toOutput(explanation: Explanation) {
  const { cluster, summary, outcomes, unknowns, steps } = explanation;
  return {
    ...{ cluster, summary, unknowns },
    outcomes: outcomes.map(({ pool: _, ...outcome }) => outcome),
    steps: steps.map(({ subject, ...step }) => ({
      ...step,
      subject: subject && {
        kind: subject.kind,
        namespace: subject.namespace,
        name: subject.name,
        field: subject.field,
      },
    })),
    nearMisses: firstOf(explanation.nearMisses, MOST_MISSES).items.map(
      ({ route, rule, reasons, field }) => ({
        route: `${route.namespace}/${route.name}`,
        ...{ rule, reasons, field },
      }),
    ),
    timeouts: explanation.timeouts.map(
      ({ candidates: _, ...timeout }) => timeout,
    ),
  };
}
