// SPDX-License-Identifier: Apache-2.0
import History from '@material-ui/icons/History';
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../hooks/useTexts';
import { Age } from './Age';
import { Dash } from './Dash';
import { Mark } from './Mark';
import { describeSource } from './SignalValue';
import { Tip } from './Tip';

/** How old the numbers beside it are; says so where they are too old. */
export function LoadAge(props: {
  load: Load | undefined;
  /** Why there is no load at all. */
  missing: string;
}) {
  const { load, missing } = props;
  const t = useTexts();
  if (!load) {
    return <Dash why={missing} />;
  }
  return (
    <Tip text={() => describeSource(load, t)}>
      {load.stale ? (
        <Mark tone="warning" icon={History}>
          {t('shared.old')} <Age at={load.at} bare />
        </Mark>
      ) : (
        <Age at={load.at} suffix={t('shared.ago')} bare />
      )}
    </Tip>
  );
}
