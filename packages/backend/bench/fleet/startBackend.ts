// SPDX-License-Identifier: Apache-2.0
/*
 * What a fleet is looked at with: the plugin, and what it needs of Backstage to
 * answer signed-in people who may or may not see something.
 */
import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('../../src/auth/demoSignIn'));
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('../../src/permissions/demoPermissions'));
backend.add(import('@backstage/plugin-kubernetes-backend'));
backend.add(import('@inference-portal/backstage-plugin-inference-backend'));

backend.start();
