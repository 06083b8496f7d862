// SPDX-License-Identifier: Apache-2.0
import {
  LoggerService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { AuthenticationError } from '@backstage/errors';
import {
  AnonymousStrategy,
  AwsIamStrategy,
  AzureIdentityStrategy,
  GoogleServiceAccountStrategy,
  ServiceAccountStrategy,
} from '@backstage/plugin-kubernetes-backend';
import { ANNOTATION_KUBERNETES_AUTH_PROVIDER } from '@backstage/plugin-kubernetes-common';
import {
  AuthenticationStrategy,
  ClusterDetails,
} from '@backstage/plugin-kubernetes-node';
import { describeNetworkError } from './describeNetworkError';

export interface ClusterCredentialsOptions {
  config: RootConfigService;
  logger: LoggerService;
}

/**
 * The Kubernetes backend's own auth strategies, as far as they need no user:
 * `google`, `oidc` and `aks` pass on the token of the one who looks at a page.
 */
export class ClusterCredentials {
  readonly #strategies = new Map<string, AuthenticationStrategy>();
  readonly #factories: Record<string, () => AuthenticationStrategy>;

  constructor({ config, logger }: ClusterCredentialsOptions) {
    this.#factories = {
      serviceAccount: () => new ServiceAccountStrategy(),
      localKubectlProxy: () => new AnonymousStrategy(),
      aws: () => new AwsIamStrategy({ config }),
      azure: () => new AzureIdentityStrategy(logger),
      googleServiceAccount: () => new GoogleServiceAccountStrategy({ config }),
    };
  }

  /**
   * What to send as `Authorization`, or undefined for a cluster that wants none.
   *
   * @throws AuthenticationError with a message for people and without credentials
   */
  async authorizationOf(cluster: ClusterDetails): Promise<string | undefined> {
    const provider =
      cluster.authMetadata[ANNOTATION_KUBERNETES_AUTH_PROVIDER] ?? '';
    const strategy = this.#strategyOf(provider);
    let credential;
    try {
      credential = await strategy.getCredential(cluster, {});
    } catch (error) {
      throw new AuthenticationError(
        `authProvider ${provider} gives no credentials: ${describeNetworkError(
          error,
        )}`,
      );
    }
    switch (credential.type) {
      case 'bearer token':
        return `Bearer ${checkToken(credential.token, provider)}`;
      case 'anonymous':
        return undefined;
      default:
        throw new AuthenticationError(
          `authProvider ${provider} gives a ${credential.type}, which connect: direct cannot send; use connect: proxy`,
        );
    }
  }

  #strategyOf(provider: string): AuthenticationStrategy {
    const known = this.#strategies.get(provider);
    if (known) {
      return known;
    }
    const create = Object.hasOwn(this.#factories, provider)
      ? this.#factories[provider]
      : undefined;
    if (!create) {
      throw new AuthenticationError(
        provider
          ? `authProvider ${provider} does not work with connect: direct, which has ${Object.keys(
              this.#factories,
            ).join(', ')}; use connect: proxy for this cluster`
          : 'its entry in the kubernetes configuration has no authProvider',
      );
    }
    const strategy = create();
    this.#strategies.set(provider, strategy);
    return strategy;
  }
}

/** Files end with a newline. What HTTP would refuse must not get into its error. */
function checkToken(token: string, provider: string): string {
  const trimmed = token.trim();
  if (!/^[\x21-\x7e]+$/.test(trimmed)) {
    throw new AuthenticationError(
      `the token of authProvider ${provider} ${
        trimmed ? 'has characters that no token has' : 'is empty'
      }`,
    );
  }
  return trimmed;
}
