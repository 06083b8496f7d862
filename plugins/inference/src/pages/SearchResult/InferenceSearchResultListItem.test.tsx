// SPDX-License-Identifier: Apache-2.0
import { screen } from '@testing-library/react';
import { renderInTestApp } from '@backstage/test-utils';
import { InferenceDocument } from '@inference-portal/backstage-plugin-inference-common';
import List from '@material-ui/core/List';
import ListItem from '@material-ui/core/ListItem';
import { findViolations } from '../../__testUtils__/findViolations';
import {
  InferenceSearchResultListItem,
  SearchResultListItemProps,
} from './InferenceSearchResultListItem';

const MODEL: InferenceDocument = {
  title: 'Qwen/Qwen2.5-1.5B-Instruct',
  text: '7 of 8 endpoints ready.',
  location: '/catalog/default/component/qwen-chat/inference?model=Qwen',
  what: 'model',
  state: 'degraded',
  code: '',
  clusters: 'prod-eu, prod-us',
  entity: 'component:default/qwen-chat',
  spellings: 'QwenQwen25',
};
const FINDING: InferenceDocument = {
  ...MODEL,
  title:
    "The endpoint picker can't be scheduled: Deployment/chat/epp in prod-us",
  what: 'finding',
  state: 'error',
  code: 'picker-unschedulable',
  clusters: 'prod-us',
};

const render = (props: SearchResultListItemProps) =>
  renderInTestApp(
    <List>
      <ListItem>
        <InferenceSearchResultListItem {...props} />
      </ListItem>
    </List>,
  );

const item = () => screen.getByRole('listitem');

describe('InferenceSearchResultListItem', () => {
  it.each([
    [MODEL, 'Degraded model in prod-eu, prod-us'],
    [FINDING, 'Error finding picker-unschedulable in prod-us'],
    [{ ...MODEL, state: 'of a later version' }, 'model in prod-eu, prod-us'],
    [{ title: 'Inference', text: 'All pools', location: '/inference' }, 'page'],
  ])('says what was found', async (result, facts) => {
    await render({ result });

    expect(screen.getByRole('link')).toHaveAttribute('href', result.location);
    expect(item().textContent?.replace(/\s+/g, '')).toBe(
      `${result.title}${result.text}${facts}`.replace(/\s+/g, ''),
    );
  });

  it('marks what was looked for', async () => {
    await render({
      result: MODEL,
      highlight: {
        preTag: '<m>',
        postTag: '</m>',
        fields: { text: '7 of 8 <m>endpoints</m> ready.' },
      },
    });

    expect(screen.getByText('endpoints').tagName).toBe('MARK');
    expect(screen.getByRole('link', { name: MODEL.title })).toBeInTheDocument();
  });

  it('is accessible', async () => {
    const { container } = await render({ result: FINDING });
    expect(await findViolations(container)).toEqual([]);
  });
});
