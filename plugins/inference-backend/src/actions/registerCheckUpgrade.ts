// SPDX-License-Identifier: Apache-2.0
import { inferenceClusterReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { upgradeInput } from '../router/upgradeInput';
import {
  ActionParts,
  auditPatches,
  parseActionInput,
  READ_ONLY,
  requirePermission,
} from './ActionParts';
import { findingSchema } from './toolSchemas';

/** The upgrade check as a tool. */
export function registerCheckUpgrade({
  actionsRegistry,
  permissions,
  advisor,
  audit,
}: ActionParts): void {
  actionsRegistry.register({
    name: 'check-upgrade',
    title: 'Check an upgrade of a cluster',
    description: `Foretells what an upgrade of the Gateway API, the Gateway API Inference Extension, a gateway's provider or the endpoint pickers would bring to a Kubernetes cluster: findings that would come or go, and work to do first, object by object.
Give one or more versions; what is left out stays as it is. Nothing is changed. The verdict is breaking, risky, clear or unknown; unknown means that not all could be judged, as steps and unread say.`,
    visibilityPermission: inferenceClusterReadPermission,
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          cluster: z
            .string()
            .describe('Name of the cluster as in the kubernetes configuration'),
          gatewayApi: z
            .string()
            .optional()
            .describe("Bundle of the Gateway API's CRDs: v1.6.1"),
          inferenceExtension: z
            .string()
            .optional()
            .describe("Bundle of the Inference Extension's CRDs: v1.6.0"),
          provider: z
            .object({
              controller: z
                .string()
                .describe('As GatewayClasses name it: kgateway.dev/kgateway'),
              version: z.string(),
            })
            .optional(),
          endpointPicker: z
            .string()
            .optional()
            .describe("Below 1 llm-d-router, from 1 on GIE's own"),
        }),
      output: z => {
        const issue = findingSchema(z).omit({ since: true });
        return z.object({
          cluster: z.string(),
          verdict: z.enum(['breaking', 'risky', 'clear', 'unknown']),
          steps: z.array(
            z.object({
              component: z.string(),
              title: z.string(),
              from: z.string().optional(),
              to: z.string(),
              direction: z.string(),
              known: z.boolean(),
              note: z.string().optional(),
            }),
          ),
          issues: z.array(issue),
          resolved: z.array(issue),
          unread: z.array(z.string()),
          matrixDate: z.string(),
        });
      },
    },
    action: async ({ input: { cluster, ...asked }, credentials }) => {
      await requirePermission(
        permissions,
        { permission: inferenceClusterReadPermission },
        credentials,
      );
      const { name, ...upgrade } = parseActionInput(upgradeInput, {
        name: cluster,
        ...asked,
      });
      const output = advisor.checkUpgrade(name, upgrade);
      await auditPatches(audit, 'check-upgrade', credentials, output);
      return { output };
    },
  });
}
