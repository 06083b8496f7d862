// SPDX-License-Identifier: Apache-2.0
import Typography from '@material-ui/core/Typography';
import { SilencedFinding } from '@inference-portal/backstage-plugin-inference-common';
import { useFold } from '../../../hooks/useFold';
import { useTexts } from '../../../hooks/useTexts';

/** Of a cluster that is not read at all, these are dozens. */
const SHOWN = 6;

/** What would not be found though it were so, by the kinds that are not read. */
export function SilencedFindings(props: { silenced: SilencedFinding[] }) {
  const t = useTexts();
  const byKinds = new Map<string, string[]>();
  for (const { code, kinds } of props.silenced) {
    const missing = kinds.join(', ');
    byKinds.set(missing, [...(byKinds.get(missing) ?? []), code]);
  }
  const { shown, toggle } = useFold([...byKinds], SHOWN);
  return (
    <div>
      <Typography variant="body2">{t('clusters.silenced.why')}</Typography>
      <ul>
        {shown.map(([missing, codes]) => (
          <Typography key={missing} component="li" variant="body2">
            {missing}: {codes.join(', ')}
          </Typography>
        ))}
      </ul>
      {toggle}
    </div>
  );
}
