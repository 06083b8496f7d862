// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { GitOpsOwner } from '@inference-portal/backstage-plugin-inference-common';
import { ConditionMark } from '../../components/ConditionMark';

/** What applies the pool, from where, and whether it got here. */
export function GitOpsFact(props: { gitops: GitOpsOwner }) {
  const { kind, namespace, name, synced, revision } = props.gitops;
  const { source, url, message } = props.gitops;
  return (
    <>
      <ConditionMark name="synced" status={synced} /> {kind}{' '}
      {namespace && `${namespace}/`}
      {name}
      {revision && ` · ${revision}`}
      {source && <div>{url ? <Link to={url}>{source}</Link> : source}</div>}
      {message && <div>{message}</div>}
    </>
  );
}
