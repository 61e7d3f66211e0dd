import { expect, it } from 'vitest';
import { requestPersistence } from './request-persistence.js';

it('[HS13] asks only when the data is not safe yet, and a refusal or an old browser is no error', async () => {
  const never = () => Promise.reject(new Error('not to be asked'));
  expect(await requestPersistence({ persisted: async () => true, persist: never })).toBe(true);
  expect(await requestPersistence({ persisted: async () => false, persist: async () => true })).toBe(true);
  expect(await requestPersistence({ persisted: never, persist: never })).toBe(false);
  expect(await requestPersistence(undefined)).toBe(false);
});
