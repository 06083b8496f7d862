// SPDX-License-Identifier: Apache-2.0
import {
  CodeSnippet,
  Progress,
  WarningPanel,
} from '@backstage/core-components';
import { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { JsonObject } from '@backstage/types';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useTexts } from '../../hooks/useTexts';
import { readForm } from '../formValues';
import { ToldLine } from '../preview/ToldLine';
import { Preview, PreviewFile, usePreview } from '../preview/usePreview';

const useStyles = makeStyles({
  path: { fontFamily: 'monospace' },
  // The snippet scrolls by itself; a long line must not widen the form.
  file: { display: 'block', overflowX: 'auto' },
});

/** Everything that will be made, before anything is. */
export function PreviewField(
  props: FieldExtensionComponentProps<null, { template?: string }>,
) {
  const { formContext, uiSchema } = props;
  const template = uiSchema['ui:options']?.template ?? '';
  return <PreviewOf template={template} values={readForm(formContext)} />;
}

function PreviewOf(props: { template: string; values: JsonObject }) {
  const { preview, error } = usePreview(props.template, props.values);
  const t = useTexts();
  if (error) {
    return (
      <WarningPanel defaultExpanded title={t('form.unmakeable')}>
        {readableMessage(error)
          .split('\n')
          .map(line => (
            <ToldLine key={line} line={line} />
          ))}
      </WarningPanel>
    );
  }
  return preview ? <PreviewFiles preview={preview} /> : <Progress />;
}

function PreviewFiles({ preview: { files, checks } }: { preview: Preview }) {
  const t = useTexts();
  return (
    <>
      <Typography variant="h6" component="h2">
        {t('form.files', { count: files.length })}
      </Typography>
      {checks.map(check => (
        <ToldLine key={check} line={check} />
      ))}
      {files.map(file => (
        <FileOf key={file.path} file={file} />
      ))}
    </>
  );
}

function FileOf({ file: { path, text } }: { file: PreviewFile }) {
  const classes = useStyles();
  return (
    <Accordion TransitionProps={{ unmountOnExit: true }}>
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <Typography className={classes.path}>{path}</Typography>
      </AccordionSummary>
      <AccordionDetails className={classes.file}>
        <CodeSnippet
          text={text}
          language={/\.ya?ml$/.test(path) ? 'yaml' : 'markdown'}
          showCopyCodeButton
        />
      </AccordionDetails>
    </Accordion>
  );
}

/** The backend's own words, without what the client puts around them. */
function readableMessage(error: Error): string {
  const { cause } = error;
  return cause instanceof Error ? cause.message : error.message;
}
