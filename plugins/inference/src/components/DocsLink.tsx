// SPDX-License-Identifier: Apache-2.0
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';

/** A finding's code, which leads to its page where the documentation is published. */
export function DocsLink(props: {
  code: string;
  /** The page, below where the documentation is. */
  docs: string;
}) {
  const { code, docs } = props;
  const docsUrl = useApi(configApiRef).getOptionalString('inference.docsUrl');
  return docsUrl ? (
    <Link to={`${docsUrl.replace(/\/$/, '')}/${docs}`}>{code}</Link>
  ) : (
    <code>{code}</code>
  );
}
