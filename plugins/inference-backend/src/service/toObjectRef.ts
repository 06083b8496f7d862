// SPDX-License-Identifier: Apache-2.0
import { ObjectRef } from '@inference-portal/backstage-plugin-inference-common';
import { ObjectId } from '../core/ports';

export function toObjectRef(
  cluster: string,
  { apiVersion, kind, namespace, name }: ObjectId,
): ObjectRef {
  return { cluster, apiVersion, kind, ...(namespace && { namespace }), name };
}
