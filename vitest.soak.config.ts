import { defineConfig } from 'vitest/config';
import browsers from './vitest.e2e.config.js';

/** The whole soak; `npm test` runs two minutes of it with the browser tests' own settings. */
export default defineConfig({
  ...browsers,
  test: {
    ...browsers.test,
    include: ['tests/soak/*.test.ts'],
    env: { SOAK_MINUTES: process.env['SOAK_MINUTES'] ?? '30' }
  }
});
