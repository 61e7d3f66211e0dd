import { expect, it } from 'vitest';
import { err } from '../../base/result.js';
import { plainPower, powersLeftOpen } from './powers.js';
import { bookOf, powerSides } from '../testing/power-sides.js';

it('[CO1] grants each power by its own card, and says so on both sides', async () => {
  const { consents, permissions, grant, log } = powerSides();
  const screen = await grant('screen');
  expect(screen.isGranted).toBe(true);
  expect(consents.sharing.active).toEqual(['screen']);
  expect(consents.isGranted('recording')).toBe(false);
  const recording = await grant('recording');
  expect(consents.sharing.active).toEqual(['screen', 'recording']);
  expect(permissions.active).toEqual([screen, recording]);
  for (const side of [log.customer, log.technician])
    expect(side.entries.map(({ kind, facts }) => facts['power'] ?? kind)).toEqual(
      expect.arrayContaining(['screen-asked', 'screen-allowed', 'recording'])
    );
});

it('[CO8] sends the reason that was given with the next request, one line of 140 characters, and no further', () => {
  const { consents, permissions, clock, heard } = powerSides();
  permissions.reason.text = ` To find\n the\u202E setting ${'x'.repeat(200)}`;
  permissions.ask('screen');
  expect(consents.consents[0]?.reason).toMatch(/^To find the setting x+$/);
  expect(consents.consents[0]?.reason).toHaveLength(140);
  clock.advance(1_000);
  permissions.ask('recording');
  expect(heard.map((message) => message.type === 'ask' && message.reason.length)).toEqual([140, 0]);
});

it('[CO1] gives nothing for a message that claims a grant, also of a power that is asked for', async () => {
  const { consents, permissions, hostile } = powerSides();
  const asked = permissions.ask('recording')!;
  for (const id of ['a'.repeat(32), asked.id]) {
    hostile({ type: 'answer', id, answer: 'allowed' });
    hostile({ type: 'still-granted', id, was: id, power: 'recording' });
  }
  await Promise.resolve();
  await Promise.resolve();
  expect(consents.sharing.active).toEqual([]);
  expect(asked.state.phase).toBe('asking');
});

it('[CO2] refuses and logs a power that this page does not have, in its own words too', () => {
  const { permissions, hostile, heard, log } = powerSides({ recording: undefined });
  const permission = permissions.ask('recording')!;
  expect(permission.state).toEqual({ phase: 'refused', answer: 'unknown' });
  hostile({ type: 'ask', id: 'b'.repeat(32), power: 'constructor', reason: '' });
  expect(heard.at(-1)).toEqual({ type: 'answer', id: 'b'.repeat(32), answer: 'unknown' });
  expect(log.customer.entries.filter(({ kind }) => kind === 'unknown-power')).toHaveLength(2);
});

it('[CO3] holds questions of different powers back at the same time, and drops none', () => {
  const { consents, permissions, clock } = powerSides();
  permissions.ask('screen');
  permissions.ask('recording');
  expect(consents.consents.map(({ power }) => power)).toEqual(['screen']);
  clock.advance(1_000);
  expect(consents.consents.map(({ power }) => power)).toEqual(['screen', 'recording']);
});

it('[CO3] shows the newer of two questions for one power, and the older one is over', async () => {
  const { consents, permissions, clock, ended } = powerSides();
  permissions.ask('screen');
  clock.advance(1_000);
  const newer = permissions.ask('screen')!;
  expect(consents.consents.map(({ id }) => id)).toEqual([newer.id]);
  expect(ended).toEqual(['screen closed']);
});

it('[CO3] hears no second question under the id of a card or a grant', async () => {
  const { consents, permissions, clock, grant, hostile } = powerSides();
  const screen = await grant('screen');
  clock.advance(1_000);
  const recording = permissions.ask('recording')!;
  for (const id of [screen.id, recording.id]) {
    clock.advance(1_000);
    hostile({ type: 'ask', id, power: 'screen', reason: '' });
  }
  expect(consents.consents.map(({ id, power }) => [id, power])).toEqual([[recording.id, 'recording']]);
});

it('[CO3] declines without a card while the session is not active', () => {
  const { consents, permissions, setActive } = powerSides();
  setActive(false);
  expect(permissions.ask('recording')!.state).toEqual({ phase: 'refused', answer: 'declined' });
  expect(consents.consents).toEqual([]);
});

it('[CO4] ends what was built on a grant together with it, and tells both', async () => {
  const { consents, grant, ended } = powerSides();
  const screen = await grant('screen');
  const control = await grant('control-tab', screen);
  expect(control.isGranted).toBe(true);
  consents.stop('screen');
  expect(ended).toEqual(['control-tab', 'screen']);
  expect(screen.state).toEqual({ phase: 'ended', by: 'customer' });
  expect(control.state).toEqual({ phase: 'ended', by: 'customer' });
  expect(consents.sharing.active).toEqual([]);
});

it('[CO4] ends every grant and takes every card away together', async () => {
  for (const end of ['stopAll', 'close'] as const) {
    const { consents, permissions, clock, grant, ended } = powerSides();
    const screen = await grant('screen');
    clock.advance(1_000);
    permissions.ask('recording');
    permissions.ask('control-tab');
    if (end === 'stopAll') consents.stopAll('customer');
    else consents.close();
    clock.advance(5_000);
    expect(ended).toEqual(['screen']);
    expect(screen.state).toEqual({ phase: 'ended', by: 'customer' });
    expect(consents.sharing.active).toEqual([]);
    expect(consents.consents).toEqual([]);
  }
});

it('[CO4] lets a recording go on when the screen ends, and a screen when the recording ends', async () => {
  const { consents, grant } = powerSides();
  await grant('screen');
  const recording = await grant('recording');
  consents.stop('screen');
  expect(consents.sharing.active).toEqual(['recording']);
  recording.stop();
  expect(consents.sharing.active).toEqual([]);
});

it('[CO7] answers «failed» where the grant that a power needs is missing', async () => {
  const { permissions, clock, grant, consents } = powerSides();
  expect(permissions.ask('control-tab')!.state).toEqual({ phase: 'refused', answer: 'failed' });
  await grant('screen');
  clock.advance(1_000);
  permissions.ask('control-tab');
  consents.stop('screen');
  expect(consents.consents).toEqual([]);
});

it('[CO7] a power works on the grant that is named, and ends with that one', async () => {
  const { grant } = powerSides();
  const [first, second] = [await grant('screen'), await grant('screen')];
  const control = await grant('control-tab', first);
  second.stop();
  expect(control.isGranted).toBe(true);
  first.stop();
  expect(control.isGranted).toBe(false);
});

it('[CO7] a technician’s page has sixteen at most, asked for or claimed by the customer’s', () => {
  const { permissions, hostileCustomer } = powerSides();
  const ids = Array.from({ length: 40 }, (_, number) => String(number).padStart(32, '0'));
  for (const id of ids) hostileCustomer({ type: 'still-granted', id, was: id, power: 'recording' });
  expect(permissions.active).toHaveLength(16);
  expect(permissions.ask('screen')).toBeUndefined();
});

it('[CO7] ends the oldest of a power when there are too many', async () => {
  const { grant } = powerSides();
  const [first, second, third] = [await grant('screen'), await grant('screen'), await grant('screen')];
  expect([first, second, third].map(({ isGranted }) => isGranted)).toEqual([false, true, true]);
});

it('[CO5] carries grants over to a new way under new ids, with what they are built on', async () => {
  const { grant, cut, join, renewed, heard } = powerSides();
  const screen = await grant('screen');
  const control = await grant('control-tab', screen);
  const before = screen.id;
  cut();
  join();
  expect(screen.isGranted && control.isGranted).toBe(true);
  expect(screen.id).not.toBe(before);
  expect(renewed).toEqual([screen.id, control.id]);
  expect(heard).toContainEqual({
    type: 'still-granted',
    id: control.id,
    was: expect.any(String) as string,
    power: 'control-tab',
    on: screen.id
  });
});

it('[CO5] does not bring back what the technician ended while nobody could hear it', async () => {
  const { grant, cut, join, consents, permissions } = powerSides();
  const recording = await grant('recording');
  cut();
  recording.stop();
  expect(consents.sharing.active).toEqual(['recording']);
  join();
  expect(consents.sharing.active).toEqual([]);
  expect(permissions.active).toEqual([]);
});

it('[CO5] a grant goes on as the power that it was, whatever the customer’s page says of it', async () => {
  const { grant, hostileCustomer } = powerSides();
  const screen = await grant('screen');
  const before = screen.id;
  hostileCustomer({ type: 'still-granted', id: 'e'.repeat(32), was: before, power: 'recording' });
  expect(screen.id).toBe(before);
});

it('[CO5] gives up what the customer’s page no longer knows', async () => {
  const { grant, cut, join, consents } = powerSides();
  const screen = await grant('screen');
  cut();
  consents.stopAll('connection');
  join();
  expect(screen.state).toEqual({ phase: 'ended', by: 'connection' });
});

it('[CO6] an answer is for a question that waits, and an end for a grant that lasts', async () => {
  const { permissions, consents, grant, hostileCustomer, log } = powerSides();
  const waiting = permissions.ask('screen')!;
  hostileCustomer({ type: 'ended', id: waiting.id, by: 'customer' });
  expect(waiting.state.phase).toBe('asking');
  consents.consents[0]!.decline();
  hostileCustomer({ type: 'answer', id: waiting.id, answer: 'allowed' });
  expect(waiting.state).toEqual({ phase: 'refused', answer: 'declined' });

  const recording = await grant('recording');
  hostileCustomer({ type: 'answer', id: recording.id, answer: 'declined' });
  expect(recording.isGranted).toBe(true);
  hostileCustomer({ type: 'ended', id: recording.id, by: 'customer' });
  const lines = log.technician.entries.length;
  hostileCustomer({ type: 'ended', id: recording.id, by: 'browser' });
  hostileCustomer({ type: 'answer', id: recording.id, answer: 'allowed' });
  expect(recording.state).toEqual({ phase: 'ended', by: 'customer' });
  expect(log.technician.entries).toHaveLength(lines);
});

it('[CO6] takes a card away with its question, also one that is still held back', () => {
  const { permissions, consents, clock } = powerSides();
  permissions.ask('screen')!.stop();
  permissions.ask('recording')!.stop();
  clock.advance(5_000);
  expect(consents.consents).toEqual([]);
});

it('[CO6] ends what was allowed in a picker after the question was taken back', async () => {
  const { permissions, consents, ended } = powerSides();
  const permission = permissions.ask('screen')!;
  const [card] = consents.consents;
  card!.allow();
  permission.stop();
  await Promise.resolve();
  await Promise.resolve();
  expect(ended).toEqual(['screen closed', 'screen']);
  expect(consents.sharing.active).toEqual([]);
});

it('[CO1] tells a refusal with its reason', async () => {
  const close: string[] = [];
  const { grant } = powerSides({
    recording: {
      isPossible: () => true,
      open: () => ({ allow: () => Promise.resolve(err('failure')), close: () => void close.push('closed') })
    }
  });
  expect((await grant('recording')).state).toEqual({
    phase: 'refused',
    answer: 'failed',
    trouble: 'failure'
  });
  expect(close).toEqual(['closed']);
});

it('[CO7] a grant that goes on is of a power that there is', () => {
  const { permissions, hostileCustomer } = powerSides();
  const found: string[] = [];
  permissions.onFound(({ power }) => found.push(power));
  const still = { type: 'still-granted', was: 'cd'.repeat(16) };
  for (const power of ['everything', 'constructor', 'recording'])
    hostileCustomer({ ...still, id: 'ab'.repeat(16), power });
  expect(found).toEqual(['recording']);
  expect(permissions.active.map(({ power }) => power)).toEqual(['recording']);
});

it('[CO5] finds in a log what ended with its page', () => {
  const at = { id: '', at: 0 };
  expect(
    powersLeftOpen(
      [
        { ...at, kind: 'screen-allowed', facts: {} },
        { ...at, kind: 'power-allowed', facts: { power: 'recording' } },
        { ...at, kind: 'power-stopped-by-customer', facts: { power: 'recording' } },
        { ...at, kind: 'power-allowed', facts: { power: 'control-tab' } }
      ],
      bookOf({
        screen: { ...plainPower(), hasOwnSentences: true },
        'control-tab': plainPower(),
        recording: plainPower()
      })
    ).map(({ id }) => id)
  ).toEqual(['screen', 'control-tab']);
});
