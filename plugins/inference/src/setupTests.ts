// SPDX-License-Identifier: Apache-2.0
import '@testing-library/jest-dom';
import { configure } from '@testing-library/react';
import { standInForCanvas } from './__testUtils__/standInForCanvas';
import { standInForLayout } from './__testUtils__/standInForLayout';

standInForCanvas();
standInForLayout();

// Pages query by role, which is slow on a machine that does other things too.
jest.setTimeout(30_000);
configure({ asyncUtilTimeout: 10_000 });
