import { defineConfig } from 'vitest/config';
import browsers from './vitest.e2e.config.js';

/** Tests over networks: only `npm run test:network` makes those. */
export default defineConfig({
  ...browsers,
  test: { ...browsers.test, include: ['tests/network/*.test.ts'], exclude: [], retry: 0 }
});
