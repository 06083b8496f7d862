// SPDX-License-Identifier: Apache-2.0
import { ChangeEvent, FormEvent, useState } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { ClusterStatus } from '@inference-portal/backstage-plugin-inference-common';
import { useTexts } from '../../../hooks/useTexts';
import {
  blankUpgrade,
  isAsking,
  UpgradeQuestion,
} from '../../../lib/upgradeQuestion';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'flex-start',
      gap: theme.spacing(1.5),
    },
    field: { width: 190 },
    wide: { width: 260 },
  }),
  { name: 'InferenceUpgradeForm' },
);

/** Versions to try; each field says what is installed now. */
export function UpgradeForm(props: {
  cluster: ClusterStatus;
  asked: UpgradeQuestion | undefined;
  onAsk: (question: UpgradeQuestion) => void;
  onClear: () => void;
}) {
  const { cluster, asked, onAsk, onClear } = props;
  const { name, versions } = cluster;
  const classes = useStyles();
  const t = useTexts();
  const [question, setQuestion] = useState(asked ?? blankUpgrade(name));
  const change =
    (field: keyof UpgradeQuestion) => (event: ChangeEvent<HTMLInputElement>) =>
      setQuestion({ ...question, [field]: event.target.value });
  function submit(event: FormEvent) {
    event.preventDefault();
    onAsk(question);
  }
  const now = (version: string | undefined) =>
    version && t('upgrade.now', { version });
  const controllers = new Set(
    [
      ...versions.providers.map(({ controller }) => controller),
      question.provider,
    ].filter(Boolean),
  );
  const field = (
    key: keyof UpgradeQuestion,
    label: string,
    installed: string | undefined,
  ) => (
    <TextField
      size="small"
      variant="outlined"
      id={`inference-upgrade-${name}-${key}`}
      className={classes.field}
      label={label}
      helperText={now(installed)}
      value={question[key]}
      onChange={change(key)}
    />
  );
  return (
    <form
      className={classes.root}
      onSubmit={submit}
      aria-label={t('upgrade.form')}
    >
      {field('gatewayApi', t('upgrade.gatewayApi'), versions.gatewayApi)}
      {field(
        'inferenceExtension',
        t('upgrade.inferenceExtension'),
        versions.inferenceExtension,
      )}
      {field(
        'endpointPicker',
        t('upgrade.endpointPicker'),
        versions.llmDRouter,
      )}
      {controllers.size > 0 && (
        <TextField
          select
          size="small"
          variant="outlined"
          id={`inference-upgrade-${name}-provider`}
          className={classes.wide}
          label={t('upgrade.provider')}
          value={question.provider}
          onChange={change('provider')}
        >
          <MenuItem value="">{t('upgrade.providerNone')}</MenuItem>
          {[...controllers].map(controller => (
            <MenuItem key={controller} value={controller}>
              {controller}
            </MenuItem>
          ))}
        </TextField>
      )}
      {question.provider &&
        field(
          'providerVersion',
          t('upgrade.providerVersion'),
          versions.providers.find(
            ({ controller }) => controller === question.provider,
          )?.version,
        )}
      <Button
        type="submit"
        variant="contained"
        color="primary"
        disabled={!isAsking(question)}
      >
        {t('upgrade.check')}
      </Button>
      {asked && <Button onClick={onClear}>{t('upgrade.clear')}</Button>}
    </form>
  );
}
