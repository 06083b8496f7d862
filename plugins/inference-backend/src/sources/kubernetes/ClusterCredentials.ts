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
import { Clock } from '../../core/ports';
import { describeNetworkError } from './describeNetworkError';

export interface ClusterCredentialsOptions {
  config: RootConfigService;
  logger: LoggerService;
  clock: Clock;
}

/**
 * A round of metrics is hundreds of requests to a cluster: signing a token, or
 * reading its file, for each of them would cost more than the pages. Strategies
 * give tokens that are good for minutes.
 */
const KEEP_MS = 10_000;

/**
 * The Kubernetes backend's own auth strategies, as far as they need no user:
 * `google`, `oidc` and `aks` pass on the token of the one who looks at a page.
 */
export class ClusterCredentials {
  readonly #strategies = new Map<string, AuthenticationStrategy>();
  readonly #factories: Record<string, () => AuthenticationStrategy>;
  readonly #clock: Clock;
  readonly #kept = new WeakMap<
    ClusterDetails,
    { atMs: number; authorization: Promise<string | undefined> }
  >();

  constructor({ config, logger, clock }: ClusterCredentialsOptions) {
    this.#clock = clock;
    this.#factories = {
      serviceAccount: () => new ServiceAccountStrategy(),
      localKubectlProxy: () => new AnonymousStrategy(),
      aws: () => new AwsIamStrategy({ config }),
      azure: () => new AzureIdentityStrategy(logger),
      googleServiceAccount: () => new GoogleServiceAccountStrategy({ config }),
    };
  }

  /**
   * What to send as `Authorization`, or undefined for a cluster that wants none;
   * for some seconds the same.
   *
   * @throws AuthenticationError with a message for people and without credentials
   */
  authorizationOf(cluster: ClusterDetails): Promise<string | undefined> {
    const nowMs = this.#clock.now();
    const kept = this.#kept.get(cluster);
    if (kept && nowMs - kept.atMs < KEEP_MS) {
      return kept.authorization;
    }
    const authorization = this.#ask(cluster);
    this.#kept.set(cluster, { atMs: nowMs, authorization });
    // Whoever asks next may have more luck.
    authorization.catch(() => this.#kept.delete(cluster));
    return authorization;
  }

  async #ask(cluster: ClusterDetails): Promise<string | undefined> {
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
