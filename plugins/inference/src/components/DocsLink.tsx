// SPDX-License-Identifier: Apache-2.0
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { Link } from '@backstage/core-components';
import { useSearchParams } from 'react-router-dom';
import { findingPageSearch } from '../lib/findingPageSearch';

/**
 * A finding's code, which leads to its page: where the documentation is published,
 * else in a drawer of the page one is on.
 */
export function DocsLink(props: {
  code: string;
  /** The page, below where the documentation is. */
  docs: string;
}) {
  const { code, docs } = props;
  const docsUrl = useApi(configApiRef).getOptionalString('inference.docsUrl');
  const [params] = useSearchParams();
  if (docsUrl) {
    return <Link to={`${docsUrl.replace(/\/$/, '')}/${docs}`}>{code}</Link>;
  }
  return <Link to={findingPageSearch(params, code)}>{code}</Link>;
}
