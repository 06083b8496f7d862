// SPDX-License-Identifier: Apache-2.0
import { Header, Page } from '@backstage/core-components';
import { InferenceContent } from './InferenceContent';

/** The page `/inference` with its frame, for apps that draw none themselves. */
export function InferencePage() {
  return (
    <Page themeId="tool">
      <Header title="Inference" pageTitleOverride="Inference" />
      <InferenceContent />
    </Page>
  );
}
