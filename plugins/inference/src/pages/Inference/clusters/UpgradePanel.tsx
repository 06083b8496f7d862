// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import Typography from '@material-ui/core/Typography';
import {
  ClusterStatus,
  inferenceClusterReadPermission,
} from '@inference-portal/backstage-plugin-inference-common';
import { LiveAnswer } from '../../../components/LiveAnswer';
import { useTexts } from '../../../hooks/useTexts';
import { useUpgradeCheck } from '../../../hooks/useUpgradeCheck';
import { useUrlState } from '../../../hooks/useUrlState';
import {
  formatUpgrade,
  parseUpgrade,
  UpgradeQuestion,
} from '../../../lib/upgradeQuestion';
import { UpgradeForm } from './UpgradeForm';
import { UpgradeResult } from './UpgradeResult';

/** Form and answer; what is asked stands in the address, to be handed on. */
export function UpgradePanel(props: { cluster: ClusterStatus }) {
  const { cluster } = props;
  const t = useTexts();
  const { read, write } = useUrlState();
  const asked = read('upgrade');
  const question = useMemo(() => {
    const parsed = parseUpgrade(asked);
    return parsed?.cluster === cluster.name ? parsed : undefined;
  }, [asked, cluster.name]);
  return (
    <>
      <Typography variant="body2" color="textSecondary">
        {t('upgrade.lead')}
      </Typography>
      <UpgradeForm
        // Filled anew where the address asks something else.
        key={question && formatUpgrade(question)}
        cluster={cluster}
        asked={question}
        onAsk={next => write({ upgrade: formatUpgrade(next) })}
        onClear={() => write({ upgrade: undefined })}
      />
      {question && <UpgradeAnswer question={question} />}
    </>
  );
}

function UpgradeAnswer(props: { question: UpgradeQuestion }) {
  const t = useTexts();
  return (
    <LiveAnswer
      answer={useUpgradeCheck(props.question)}
      what={t('upgrade.what')}
      permission={inferenceClusterReadPermission}
      heights={[28, 120]}
    >
      {check => <UpgradeResult check={check} />}
    </LiveAnswer>
  );
}
