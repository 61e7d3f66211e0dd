import { defineConfig } from 'vitest/config';
import browsers from './vitest.e2e.config.js';

/** Takes half an hour and more, and is no part of `npm test`. */
export default defineConfig({
  ...browsers,
  test: {
    ...browsers.test,
    include: ['tests/soak/*.test.ts'],
    env: { SOAK_MINUTES: process.env['SOAK_MINUTES'] ?? '30' }
  }
});
