// SPDX-License-Identifier: Apache-2.0
import { memo, useState } from 'react';
import { Finding } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../hooks/useTexts';
import { describeSubject } from '../lib/describeSubject';
import { FindingDetails } from './FindingDetails';
import { FindingHead } from './FindingHead';

/** One finding: what and where in a line; detail, evidence and remedy below it. */
export const FindingItem = memo(
  (props: { finding: Finding; startOpen: boolean }) => {
    const { finding, startOpen } = props;
    const [open, setOpen] = useState(startOpen);
    const t = useTexts();
    return (
      <FindingHead
        finding={finding}
        about={describeSubject(finding.subject, t)}
        open={open}
        onToggle={() => setOpen(!open)}
      >
        <FindingDetails finding={finding} />
      </FindingHead>
    );
  },
);
