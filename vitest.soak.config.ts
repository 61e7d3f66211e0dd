import { defineConfig } from 'vitest/config';
import browsers from './vitest.e2e.config.js';

/** The long form of the run that `npm test` does for two minutes. */
export default defineConfig({
  ...browsers,
  test: {
    ...browsers.test,
    include: ['tests/soak/*.test.ts'],
    env: { SOAK_MINUTES: process.env['SOAK_MINUTES'] ?? '30' }
  }
});
