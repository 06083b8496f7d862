// SPDX-License-Identifier: Apache-2.0
import { Header, Page } from '@backstage/core-components';
import { useTexts } from '../../hooks/useTexts';
import { InferenceContent } from './InferenceContent';

/** The page `/inference` with its frame, for apps that draw none themselves. */
export function InferencePage() {
  const t = useTexts();
  return (
    <Page themeId="tool">
      <Header title={t('page.title')} pageTitleOverride={t('page.title')} />
      <InferenceContent />
    </Page>
  );
}
