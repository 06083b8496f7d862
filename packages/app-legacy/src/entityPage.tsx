// SPDX-License-Identifier: Apache-2.0
import {
  EntityAboutCard,
  EntityLayout,
  EntitySwitch,
} from '@backstage/plugin-catalog';
import {
  EntityInferenceCard,
  EntityInferenceContent,
  isInferenceAvailable,
} from '@inference-portal/backstage-plugin-inference';
import Grid from '@material-ui/core/Grid';

/**
 * What the plugin's README tells owners of such apps to write. An element and no
 * component: Backstage looks for its routes before anything is rendered.
 */
export const entityPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      <Grid container spacing={3}>
        <Grid item md={6}>
          <EntityAboutCard />
        </Grid>
        <EntitySwitch>
          <EntitySwitch.Case if={isInferenceAvailable}>
            <Grid item md={6}>
              <EntityInferenceCard />
            </Grid>
          </EntitySwitch.Case>
        </EntitySwitch>
      </Grid>
    </EntityLayout.Route>
    <EntityLayout.Route
      path="/inference"
      title="Inference"
      if={isInferenceAvailable}
    >
      <EntityInferenceContent />
    </EntityLayout.Route>
  </EntityLayout>
);
