// SPDX-License-Identifier: Apache-2.0
import Alert from '@material-ui/lab/Alert';
import { EntityLookup } from '@inference-portal/backstage-plugin-inference-common';

/** Annotations of which some part was not found, beside what was. */
export function LookupProblems(props: { lookups: EntityLookup[] }) {
  const problems = props.lookups.filter(lookup => lookup.problem);
  if (problems.length === 0) {
    return null;
  }
  return (
    <Alert severity="warning" role="note">
      {problems.map(({ annotation, value, problem }) => (
        <div key={`${annotation} ${value}`}>
          <code>{annotation}</code>: <code>{value}</code>. {problem}
        </div>
      ))}
    </Alert>
  );
}
