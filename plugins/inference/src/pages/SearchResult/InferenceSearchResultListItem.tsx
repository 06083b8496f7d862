// SPDX-License-Identifier: Apache-2.0
import { ReactNode } from 'react';
import { Link } from '@backstage/core-components';
import { HighlightedSearchResultText } from '@backstage/plugin-search-react';
import ListItemIcon from '@material-ui/core/ListItemIcon';
import ListItemText from '@material-ui/core/ListItemText';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { HealthMark } from '../../components/HealthMark';
import { SeverityMark } from '../../components/SeverityMark';
import { useTexts } from '../../hooks/useTexts';
import { FoundDocument, readDocument } from '../../lib/readDocument';

/** What the search page gives its items, as far as it is used. */
export interface SearchResultListItemProps {
  icon?: ReactNode;
  result?: { title: string; text: string; location: string };
  highlight?: {
    preTag: string;
    postTag: string;
    fields: { [name: string]: string };
  };
}

const useStyles = makeStyles(
  theme => ({
    text: { overflowWrap: 'anywhere' },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0, 1),
    },
  }),
  { name: 'InferenceSearchResultListItem' },
);

/** A model with its health, or a finding with its severity. */
export function InferenceSearchResultListItem(
  props: SearchResultListItemProps,
) {
  const { icon, result, highlight } = props;
  const classes = useStyles();
  if (!result) {
    return null;
  }
  const shown = (field: 'title' | 'text') =>
    highlight?.fields[field] ? (
      <HighlightedSearchResultText
        text={highlight.fields[field]}
        preTag={highlight.preTag}
        postTag={highlight.postTag}
      />
    ) : (
      result[field]
    );
  return (
    <>
      {icon && <ListItemIcon>{icon}</ListItemIcon>}
      <ListItemText
        className={classes.text}
        disableTypography
        primary={
          <Typography variant="h6" component="h2">
            <Link to={result.location} noTrack>
              {shown('title')}
            </Link>
          </Typography>
        }
        secondary={
          <>
            <Typography variant="body2">{shown('text')}</Typography>
            <Typography
              component="div"
              variant="caption"
              className={classes.facts}
            >
              <Facts document={readDocument(result)} />
            </Typography>
          </>
        }
      />
    </>
  );
}

function Facts({ document }: { document: FoundDocument }) {
  const t = useTexts();
  if (document.what === 'page') {
    return <span>{t('search.page')}</span>;
  }
  const { clusters } = document;
  return (
    <>
      {document.what === 'model' && document.health && (
        <HealthMark health={document.health} />
      )}
      {document.what === 'finding' && document.severity && (
        <SeverityMark severity={document.severity} />
      )}
      <span>
        {document.what === 'model'
          ? t('search.model')
          : t('search.finding', { code: document.code })}
      </span>
      {clusters && <span>{t('search.in', { clusters })}</span>}
    </>
  );
}
