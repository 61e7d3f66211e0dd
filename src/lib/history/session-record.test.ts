import { expect, it } from 'vitest';
import { readSessionRecord } from './session-record.js';

const record = {
  version: 1,
  id: 'ab'.repeat(16),
  role: 'customer',
  createdAt: 1,
  status: 'active',
  statusSince: 2,
  name: 'Ida',
  customFields: ['', ''],
  peerName: 'Toni',
  draft: '',
  confirmed: 0,
  log: []
};

const slicesOf = (more: object): unknown => {
  const read = readSessionRecord({ ...record, ...more });
  return read.ok && read.value.slices;
};

it('[FE3, LC9, LC12] what earlier pages stored of a restart and of a limit belongs to their features now', () => {
  const timeLimit = { minutes: 30, leftMs: 60_000, runningSince: 5 };
  expect(slicesOf({ day: { timeLimit, isRestarting: true } })).toEqual({
    'time-limit': timeLimit,
    restart: { isRestarting: true }
  });
  expect(slicesOf({ day: { timeLimit: undefined, isRestarting: false } })).toEqual({});
});

it('[FE3] what a feature has stored itself is newer than such a field', () => {
  expect(slicesOf({ day: { isRestarting: true }, slices: { restart: { isRestarting: false } } })).toEqual({
    restart: { isRestarting: false }
  });
});

it('[FE3, DV1, SV2] so does what they stored of the browser and of the survey', () => {
  const device = 'ab'.repeat(16);
  const survey = [{ question: 'How was it?', answer: 4 }];
  expect(slicesOf({ device, survey })).toEqual({ device: { id: device }, survey: { answers: survey } });
});
