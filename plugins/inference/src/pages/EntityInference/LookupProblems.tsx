// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import SearchIcon from '@material-ui/icons/Search';
import { EntityLookup } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../hooks/useTexts';
import { Mark } from '../../components/Mark';

/** Annotations of which some part was not found, beside what was. */
export function LookupProblems(props: { lookups: EntityLookup[] }) {
  const problems = props.lookups.filter(lookup => lookup.problem);
  const t = useTexts();
  return (
    <>
      {problems.map(({ annotation, value, problem }) => (
        <Typography key={`${annotation} ${value}`} variant="body2">
          <Mark tone="warning" icon={SearchIcon}>
            {t('entity.notAll')}
          </Mark>{' '}
          <code>{annotation}</code> <code>{value}</code>: {problem}
        </Typography>
      ))}
    </>
  );
}
