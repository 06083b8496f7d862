// SPDX-License-Identifier: Apache-2.0
import { z } from 'zod';
import { InferenceModel } from '../../../core/objects/ClusterObjects';
import { createObjectParser } from './createObjectParser';
import { MetaResource } from './ObjectMeta';

/** Of PartialObjectMetadata: that it exists is all that matters. */
export const parseInferenceModel = createObjectParser(
  z.object({ metadata: MetaResource }),
  (_, meta): InferenceModel => ({ meta }),
);
