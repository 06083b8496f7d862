// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { Finding } from '@inference-portal/backstage-plugin-inference-common';

/**
 * The form of the software template that opens a pull request, filled with what
 * a finding knows. Undefined where it knows no patch or no repository.
 */
export function patchTemplatePath(
  template: string,
  { code, subject, remedy, git }: Finding,
): string | undefined {
  if (!remedy.patch || !git) {
    return undefined;
  }
  const { namespace, name } = parseEntityRef(template, {
    defaultKind: 'template',
    defaultNamespace: 'default',
  });
  const { repository, reference, path } = git;
  const { target, yaml } = remedy.patch;
  const formData = JSON.stringify({
    repository,
    ...(reference && { branch: reference }),
    ...(path && { path }),
    cluster: subject.cluster,
    target,
    patch: yaml,
    finding: code,
  });
  return `/create/templates/${encodeURIComponent(
    namespace,
  )}/${encodeURIComponent(name)}?${new URLSearchParams({ formData })}`;
}
