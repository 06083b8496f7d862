// SPDX-License-Identifier: Apache-2.0
import { memo, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { findingId } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../hooks/useTexts';
import { describeSubject } from '../lib/describeSubject';
import { FindingGroup } from '../lib/groupFindings';
import { FindingDetails } from './FindingDetails';
import { FindingHead } from './FindingHead';
import { FindingItem } from './FindingItem';

const useStyles = makeStyles(
  theme => ({
    members: {
      listStyle: 'none',
      margin: 0,
      padding: 0,
      borderTop: `1px solid ${theme.palette.divider}`,
      '& > li + li': { borderTop: `1px solid ${theme.palette.divider}` },
    },
  }),
  { name: 'InferenceFindingCause' },
);

/**
 * One cause with one object or several: told once, the objects below it. What is
 * open stays so when other objects come to have it too.
 */
export const FindingCause = memo(
  (props: { group: FindingGroup; startOpen: boolean }) => {
    // The first is the oldest of them.
    const [first, ...others] = props.group.findings;
    const classes = useStyles();
    const t = useTexts();
    const [open, setOpen] = useState(props.startOpen);
    return (
      <FindingHead
        finding={first}
        about={
          others.length > 0
            ? t('findings.objects', { number: others.length + 1 })
            : describeSubject(first.subject, t)
        }
        open={open}
        onToggle={() => setOpen(!open)}
      >
        {others.length > 0 ? (
          <ul className={classes.members}>
            {[first, ...others].map((finding, place) => (
              <FindingItem
                key={findingId(finding)}
                finding={finding}
                startOpen={place === 0}
              />
            ))}
          </ul>
        ) : (
          <FindingDetails finding={first} />
        )}
      </FindingHead>
    );
  },
);
