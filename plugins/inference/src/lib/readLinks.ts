// SPDX-License-Identifier: Apache-2.0
import { ConfigApi } from '@backstage/core-plugin-api';

/** A link that an app's configuration adds to parts of the path. */
export interface ConfiguredLink {
  title: string;
  /** With placeholders such as `{{cluster}}`. */
  url: string;
  /** Parts of the path that have it; all where left out. */
  parts?: string[];
}

/** Reads `inference.links`. */
export function readLinks(config: ConfigApi): ConfiguredLink[] {
  return (config.getOptionalConfigArray('inference.links') ?? []).map(link => ({
    title: link.getString('title'),
    url: link.getString('url'),
    parts: link.getOptionalStringArray('parts'),
  }));
}
