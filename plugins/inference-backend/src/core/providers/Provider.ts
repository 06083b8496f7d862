// SPDX-License-Identifier: Apache-2.0
import { ProductName } from '../lifecycle/supportMatrix';

/** What extends another provider has no classes of its own. */
export type OwnName = Exclude<ProductName, 'envoy-ai-gateway'>;

export type ProviderName = OwnName | 'unknown';

/** Who makes a Gateway work. */
export interface Provider {
  name: ProviderName;
  /** As its makers write it; the controller's name where it is not known. */
  title: string;
  /** Tag of the controller's image, where its Deployment can be seen. */
  version?: string;
}
