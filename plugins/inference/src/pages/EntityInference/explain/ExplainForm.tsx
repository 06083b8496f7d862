// SPDX-License-Identifier: Apache-2.0
import { ChangeEvent, FormEvent, memo, useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../../hooks/useTexts';
import {
  blankQuestion,
  ExplainPreset,
  ExplainQuestion,
  formatQuestion,
} from '../../../lib/explainQuestion';

/** Named by the texts `explain.…`, as are their hints. */
const FIELDS = [
  { name: 'model', hint: 'modelHint' },
  { name: 'host', hint: 'hostHint' },
  { name: 'method' },
  { name: 'path' },
  { name: 'gateway', hint: 'gatewayHint' },
  { name: 'bodyBytes', type: 'number' },
] as const satisfies Array<{
  name: keyof ExplainQuestion;
  hint?: string;
  type?: string;
}>;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))',
      gap: theme.spacing(1.5),
      alignItems: 'start',
    },
    presets: {
      gridColumn: '1 / -1',
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.75),
    },
    preset: { textTransform: 'none', textAlign: 'left' },
    actions: { gridColumn: '1 / -1', display: 'flex', gap: theme.spacing(1) },
  }),
  { name: 'InferenceExplainForm' },
);

/**
 * A request as a client would send it, from a preset or from nothing. It has the
 * page laid out to fit its lines whenever it is drawn, so not with each update.
 */
export const ExplainForm = memo(
  (props: {
    clusters: string[];
    presets: ExplainPreset[];
    asked: ExplainQuestion | undefined;
    /** Undefined: nothing any more. */
    onAsk: (question: ExplainQuestion | undefined) => void;
  }) => {
    const { clusters, presets, asked, onAsk } = props;
    const classes = useStyles();
    const t = useTexts();
    const [question, setQuestion] = useState(
      asked ?? presets[0]?.question ?? blankQuestion(clusters[0] ?? ''),
    );
    // Filled anew where the address asks something else, and in place: what has
    // the focus keeps it.
    useEffect(() => {
      if (asked) {
        setQuestion(asked);
      }
    }, [asked]);
    const change =
      (name: keyof ExplainQuestion) => (event: ChangeEvent<HTMLInputElement>) =>
        setQuestion({ ...question, [name]: event.target.value });
    function submit(event: FormEvent) {
      event.preventDefault();
      onAsk(question);
    }
    // A link may name a cluster that this entity has nothing to do with.
    const offered = new Set([...clusters, question.cluster].filter(Boolean));
    return (
      <form
        className={classes.root}
        onSubmit={submit}
        aria-label={t('explain.form')}
      >
        {presets.length > 0 && (
          <div
            className={classes.presets}
            role="group"
            aria-label={t('explain.presets')}
          >
            {t('explain.asClients')}
            {presets.map(preset => (
              <Button
                key={formatQuestion(preset.question)}
                size="small"
                variant="outlined"
                className={classes.preset}
                onClick={() => onAsk(preset.question)}
              >
                {t(
                  preset.question.model
                    ? 'explain.preset'
                    : 'explain.presetAny',
                  {
                    model: preset.question.model,
                    route: preset.route,
                    cluster: preset.question.cluster,
                  },
                )}
              </Button>
            ))}
          </div>
        )}
        <TextField
          select
          required
          size="small"
          variant="outlined"
          id="inference-explain-cluster"
          label={t('explain.cluster')}
          value={question.cluster}
          onChange={change('cluster')}
        >
          {[...offered].map(cluster => (
            <MenuItem key={cluster} value={cluster}>
              {cluster}
            </MenuItem>
          ))}
        </TextField>
        {FIELDS.map(({ name, ...field }) => (
          <TextField
            key={name}
            size="small"
            variant="outlined"
            id={`inference-explain-${name}`}
            label={t(`explain.${name}`)}
            placeholder={
              'hint' in field ? t(`explain.${field.hint}`) : undefined
            }
            type={'type' in field ? field.type : undefined}
            value={question[name]}
            onChange={change(name)}
          />
        ))}
        <TextField
          multiline
          size="small"
          variant="outlined"
          id="inference-explain-headers"
          label={t('explain.headers')}
          placeholder={t('explain.headersHint')}
          value={question.headers}
          onChange={change('headers')}
        />
        <div className={classes.actions}>
          <Button
            type="submit"
            size="small"
            variant="contained"
            color="primary"
            disabled={!question.cluster}
          >
            {t('explain.ask')}
          </Button>
          {asked && (
            <Button size="small" onClick={() => onAsk(undefined)}>
              {t('explain.clear')}
            </Button>
          )}
        </div>
      </form>
    );
  },
);
