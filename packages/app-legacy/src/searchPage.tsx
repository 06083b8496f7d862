// SPDX-License-Identifier: Apache-2.0
import { Content, Page } from '@backstage/core-components';
import { CatalogSearchResultListItem } from '@backstage/plugin-catalog';
import { SearchBar, SearchResult } from '@backstage/plugin-search-react';
import { InferenceSearchResultListItem } from '@inference-portal/backstage-plugin-inference';

/** Results of the catalog's, and those that the plugin's README tells to add. */
export const searchPage = (
  <Page themeId="home">
    <Content>
      <SearchBar />
      <SearchResult>
        <CatalogSearchResultListItem />
        <InferenceSearchResultListItem />
      </SearchResult>
    </Content>
  </Page>
);
