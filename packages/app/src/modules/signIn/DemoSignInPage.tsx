// SPDX-License-Identifier: Apache-2.0
import { useState } from 'react';
import {
  Content,
  ContentHeader,
  ErrorPanel,
  Header,
  InfoCard,
  Page,
  ProxiedSignInPage,
} from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/frontend-plugin-api';
import { SignInPageProps } from '@backstage/plugin-app-react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import { DemoAccount, readDemoAccounts } from './DemoAccount';
import {
  forgetAccount,
  forgetOnSignOut,
  recallAccount,
  rememberAccount,
} from './rememberedAccount';

/** Lets one choose whose eyes to see the portal with. */
export function DemoSignInPage({ onSignInSuccess }: SignInPageProps) {
  const config = useApi(configApiRef);
  const accounts = readDemoAccounts(config);
  const [account, setAccount] = useState(() => {
    const id = recallAccount();
    return accounts.find(candidate => candidate.id === id);
  });

  if (account) {
    return (
      <ProxiedSignInPage
        provider={account.provider}
        headers={account.headers}
        onSignInSuccess={identity => {
          rememberAccount(account.id);
          onSignInSuccess(forgetOnSignOut(identity));
        }}
        ErrorComponent={({ error }) => (
          <SignInFailed
            account={account}
            error={error}
            onBack={() => {
              forgetAccount();
              setAccount(undefined);
            }}
          />
        )}
      />
    );
  }
  return (
    <Page themeId="home">
      <Header title={config.getOptionalString('app.title') ?? 'Backstage'} />
      <Content>
        <ContentHeader title="Sign in as" />
        <Grid container spacing={3}>
          {accounts.map(candidate => (
            <Grid item xs={12} sm={6} md={4} lg={3} key={candidate.id}>
              <AccountCard
                account={candidate}
                onChoose={() => setAccount(candidate)}
              />
            </Grid>
          ))}
        </Grid>
      </Content>
    </Page>
  );
}

function AccountCard({
  account,
  onChoose,
}: {
  account: DemoAccount;
  onChoose: () => void;
}) {
  return (
    <InfoCard
      title={account.title}
      variant="fullHeight"
      actions={
        <Button
          color="primary"
          variant="outlined"
          onClick={onChoose}
          aria-label={`Enter as ${account.title}`}
        >
          Enter
        </Button>
      }
    >
      <Typography variant="body1">{account.description}</Typography>
    </InfoCard>
  );
}

function SignInFailed({
  account,
  error,
  onBack,
}: {
  account: DemoAccount;
  error?: Error;
  onBack: () => void;
}) {
  return (
    <Page themeId="home">
      <Header title={`Signing in as ${account.title} failed`} />
      <Content>
        {error && <ErrorPanel title={error.message} error={error} />}
        <Button color="primary" variant="outlined" onClick={onBack}>
          Choose somebody else
        </Button>
      </Content>
    </Page>
  );
}
