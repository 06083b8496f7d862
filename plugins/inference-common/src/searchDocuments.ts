// SPDX-License-Identifier: Apache-2.0

/**
 * Type of the documents in the portal's search.
 *
 * @public
 */
export const INFERENCE_DOCUMENT_TYPE = 'inference';

/**
 * A model, a finding or the page of all of them, as the portal's search has it.
 * Every document has every field: engines make their index by the first one.
 *
 * @public
 */
export interface InferenceDocument {
  title: string;
  text: string;
  /** Address within the portal, unlike that of any other document. */
  location: string;
  what: 'model' | 'finding' | 'page';
  /** Health of a model, severity of a finding, otherwise empty. */
  state: string;
  /** Of a finding, otherwise empty. */
  code: string;
  /** Clusters, comma-separated. */
  clusters: string;
  /** Entity ref of the catalog entity whose page it leads to, or empty. */
  entity: string;
  /** The name as engines look for it that part queries at spaces and hyphens only. */
  spellings: string;
  /** Who may read the entity may find it; left out where everybody may. */
  authorization?: { resourceRef: string };
}
