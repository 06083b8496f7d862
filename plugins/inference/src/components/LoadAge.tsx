// SPDX-License-Identifier: Apache-2.0
import History from '@material-ui/icons/History';
import { Load } from '@inference-portal/backstage-plugin-inference-common';
import { Texts, useTexts } from '../hooks/useTexts';
import { Age } from './Age';
import { DashWith } from './Dash';
import { Mark } from './Mark';
import { describeSource } from './SignalValue';
import { Tip } from './Tip';

interface LoadAgeProps {
  load: Load | undefined;
  /** Why there is no load at all. */
  missing: string;
}

/** How old the numbers beside it are; says so where they are too old. */
export function LoadAge(props: LoadAgeProps) {
  return <LoadAgeWith {...props} t={useTexts()} />;
}

/** As `LoadAge`; the texts are looked up by the table that has many of these. */
export function LoadAgeWith(props: LoadAgeProps & { t: Texts }) {
  const { load, missing, t } = props;
  if (!load) {
    return <DashWith why={missing} t={t} />;
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
