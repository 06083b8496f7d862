// SPDX-License-Identifier: Apache-2.0
import { MarkdownContent } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useSearchParams } from 'react-router-dom';
import findingPages from '../findingPages.json';
import { useTexts } from '../hooks/useTexts';
import { findingPageSearch } from '../lib/findingPageSearch';

const PAGES = new Map<string, string>(Object.entries(findingPages));

const useStyles = makeStyles(
  theme => ({
    root: {
      '& h2': {
        fontSize: '0.9375rem',
        fontWeight: 700,
        margin: theme.spacing(2, 0, 1),
      },
      '& p, & ul': { margin: theme.spacing(0, 0, 1) },
      '& ul': { paddingLeft: theme.spacing(3) },
      '& a': { textDecoration: 'underline' },
      '& p, & li': { overflowWrap: 'anywhere' },
      '& pre': {
        overflow: 'auto',
        padding: theme.spacing(1),
        background: theme.palette.background.default,
      },
    },
  }),
  { name: 'InferenceFindingPage' },
);

/** What a finding means, how the portal knows and what mends it, as the docs say. */
export function FindingPage(props: { code: string }) {
  const { code } = props;
  const classes = useStyles();
  const t = useTexts();
  const [params] = useSearchParams();
  const page = PAGES.get(code);
  if (page === undefined) {
    return <Typography variant="body2">{t('findings.noPage')}</Typography>;
  }
  return (
    <MarkdownContent
      className={classes.root}
      // The first line is the code, which the drawer has for its title.
      content={page.slice(page.indexOf('\n'))}
      transformLinkUri={href => linkOf(href, params)}
    />
  );
}

/** Pages link to each other by their files; the rest of the docs is not here. */
function linkOf(href: string, params: URLSearchParams): string {
  if (/^https?:/.test(href)) {
    return href;
  }
  const code = /^([a-z-]+)\.md/.exec(href)?.[1];
  return code && PAGES.has(code) ? findingPageSearch(params, code) : '';
}
