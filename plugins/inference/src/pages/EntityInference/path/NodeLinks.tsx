// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  entityRouteParams,
  entityRouteRef,
  useEntity,
} from '@backstage/plugin-catalog-react';
import { KUBERNETES_ANNOTATIONS } from '@inference-portal/backstage-plugin-inference-common';

/** Where to look further: the Kubernetes tab, for an entity that has one. */
export function NodeLinks() {
  const { entity } = useEntity();
  const entityRoute = useRouteRef(entityRouteRef);
  const { id, labelSelector } = KUBERNETES_ANNOTATIONS;
  const annotations = entity.metadata.annotations ?? {};
  if (!annotations[id] && !annotations[labelSelector]) {
    return null;
  }
  return (
    <Link to={`${entityRoute(entityRouteParams(entity))}/kubernetes`}>
      Workloads and pods in the Kubernetes tab
    </Link>
  );
}
