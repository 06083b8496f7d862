// SPDX-License-Identifier: Apache-2.0
import { inferenceClusterReadPermission } from '@inference-portal/backstage-plugin-inference-common';
import { ActionParts, READ_ONLY, requirePermission } from './ActionParts';

/** The doctor as a tool. */
export function registerDiagnoseCluster({
  actionsRegistry,
  permissions,
  advisor,
}: ActionParts): void {
  actionsRegistry.register({
    name: 'diagnose-cluster',
    title: 'Diagnose a cluster',
    description: `Says what the inference portal can't see in a Kubernetes cluster, and why: kinds it may not read, objects it does not understand, metrics pages that fail.
Each gap says what it costs (findings that are silent, signals that are missing) and how to mend it, with RBAC or app-config YAML ready to apply. Nothing is changed.
An empty list of gaps means that the portal sees all it looks for.`,
    visibilityPermission: inferenceClusterReadPermission,
    attributes: READ_ONLY,
    schema: {
      input: z =>
        z.object({
          cluster: z
            .string()
            .describe('Name of the cluster as in the kubernetes configuration'),
        }),
      output: z =>
        z.object({
          cluster: z.string(),
          state: z.string().describe('connected, degraded, unreachable, …'),
          gaps: z.array(
            z.object({
              code: z.string(),
              severity: z.enum(['error', 'warning', 'info']),
              title: z.string(),
              detail: z.string(),
              affected: z
                .array(
                  z.object({ name: z.string(), reason: z.string().optional() }),
                )
                .describe('The first of what is not seen'),
              count: z.number().describe('How many are not seen in all'),
              costs: z.object({
                findings: z.array(z.string()),
                signals: z.array(z.string()),
              }),
              mend: z.object({
                text: z.string(),
                edits: z.array(
                  z.object({
                    target: z.enum(['cluster', 'app-config']),
                    yaml: z.string(),
                  }),
                ),
              }),
            }),
          ),
        }),
    },
    action: async ({ input, credentials }) => {
      await requirePermission(
        permissions,
        { permission: inferenceClusterReadPermission },
        credentials,
      );
      return { output: advisor.diagnose(input.cluster) };
    },
  });
}
