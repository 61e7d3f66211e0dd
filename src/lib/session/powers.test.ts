import { expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import { err, ok, type Result } from '../base/result.js';
import { CustomerConsents } from './customer-consents.svelte.js';
import type { ConsentMessage } from './lanes.js';
import { Permissions } from './permissions.svelte.js';
import type { PowerFacts } from './manifest.js';
import {
  plainPower,
  PowerBook,
  powersLeftOpen,
  type HeldPower,
  type PowerRules,
  type Refusal
} from './powers.js';
import { SessionLog } from './session-log.js';
import type { Power } from './views.js';

type TestedPower = PowerRules & PowerFacts;

function bookOf(tested: Readonly<Record<Power, TestedPower | undefined>>): PowerBook {
  const powers = Object.fromEntries(
    Object.entries(tested).flatMap(([id, power]) => (power ? [[id, power]] : []))
  );
  const book = new PowerBook([{ id: 'tested', powers }]);
  for (const [id, rules] of Object.entries(powers)) book.provide(id, rules);
  return book;
}

/** Both sides of the consent lane over a way that can be cut. */
function setup(extra: Readonly<Record<Power, TestedPower | undefined>> = {}) {
  const clock = manualClock(10_000);
  const inboxes = { customer: new Emitter<ConsentMessage>(), technician: new Emitter<ConsentMessage>() };
  const ups = new Emitter<never>();
  const downs = new Emitter<void>();
  let isUp = true;
  const heard: ConsentMessage[] = [];
  const link = (own: 'customer' | 'technician') => ({
    get isUp() {
      return isUp;
    },
    onUp: ups.on,
    onDown: downs.on,
    port: () => ({
      send(message: ConsentMessage) {
        if (!isUp) return;
        heard.push(message);
        inboxes[own === 'customer' ? 'technician' : 'customer'].emit(structuredClone(message));
      },
      onMessage: inboxes[own].on
    })
  });
  const ended: string[] = [];
  const renewed: string[] = [];
  const held = (name: string): TestedPower => ({
    isPossible: () => true,
    atMost: 2,
    open: () => ({
      allow: () =>
        Promise.resolve(
          ok({ end: () => void ended.push(name), renew: (id: string) => void renewed.push(id) })
        ),
      close: () => void ended.push(`${name} closed`)
    })
  });
  const heldPowers = {
    screen: { ...held('screen'), hasOwnSentences: true },
    'control-tab': { ...held('control-tab'), needs: 'screen', atMost: 1 },
    recording: plainPower()
  };
  const log = { customer: new SessionLog(clock), technician: new SessionLog(clock) };
  let isActive = true;
  const consents = new CustomerConsents({
    link: link('customer') as never,
    log: log.customer,
    clock,
    powers: bookOf({ ...heldPowers, ...extra }),
    technicianName: () => 'Toni',
    isActive: () => isActive
  });
  const permissions = new Permissions({
    link: link('technician') as never,
    log: log.technician,
    clock,
    powers: bookOf(heldPowers)
  });
  return {
    clock,
    consents,
    permissions,
    heard,
    ended,
    renewed,
    log,
    setActive: (to: boolean) => (isActive = to),
    hostile: (message: unknown) => inboxes.customer.emit(message as ConsentMessage),
    hostileCustomer: (message: unknown) => inboxes.technician.emit(message as ConsentMessage),
    cut() {
      isUp = false;
      downs.emit();
    },
    join() {
      isUp = true;
      ups.emit(undefined as never);
      permissions.greet();
    },
    async grant(power: Power, base?: ReturnType<Permissions['ask']>) {
      clock.advance(1_000);
      const permission = permissions.ask(power, base && { base })!;
      consents.consents.find((card) => card.power === power)?.allow();
      await Promise.resolve();
      await Promise.resolve();
      return permission;
    }
  };
}

it('[CO1] grants each power by its own card, and says so on both sides', async () => {
  const { consents, permissions, grant, log } = setup();
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
  const { consents, permissions, clock, heard } = setup();
  permissions.reason.text = ` To find\n the\u202E setting ${'x'.repeat(200)}`;
  permissions.ask('screen');
  expect(consents.consents[0]?.reason).toMatch(/^To find the setting x+$/);
  expect(consents.consents[0]?.reason).toHaveLength(140);
  clock.advance(1_000);
  permissions.ask('recording');
  expect(heard.map((message) => message.type === 'ask' && message.reason.length)).toEqual([140, 0]);
});

it('[CO1] gives nothing for a message that claims a grant, also of a power that is asked for', async () => {
  const { consents, permissions, hostile } = setup();
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
  const { permissions, hostile, heard, log } = setup({ recording: undefined });
  const permission = permissions.ask('recording')!;
  expect(permission.state).toEqual({ phase: 'refused', answer: 'unknown' });
  hostile({ type: 'ask', id: 'b'.repeat(32), power: 'constructor', reason: '' });
  expect(heard.at(-1)).toEqual({ type: 'answer', id: 'b'.repeat(32), answer: 'unknown' });
  expect(log.customer.entries.filter(({ kind }) => kind === 'unknown-power')).toHaveLength(2);
});

it('[CO3] holds questions of different powers back at the same time, and drops none', () => {
  const { consents, permissions, clock } = setup();
  permissions.ask('screen');
  permissions.ask('recording');
  expect(consents.consents.map(({ power }) => power)).toEqual(['screen']);
  clock.advance(1_000);
  expect(consents.consents.map(({ power }) => power)).toEqual(['screen', 'recording']);
});

it('[CO3] shows the newer of two questions for one power, and the older one is over', async () => {
  const { consents, permissions, clock, ended } = setup();
  permissions.ask('screen');
  clock.advance(1_000);
  const newer = permissions.ask('screen')!;
  expect(consents.consents.map(({ id }) => id)).toEqual([newer.id]);
  expect(ended).toEqual(['screen closed']);
});

it('[CO3] hears no second question under the id of a card or a grant', async () => {
  const { consents, permissions, clock, grant, hostile } = setup();
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
  const { consents, permissions, setActive } = setup();
  setActive(false);
  expect(permissions.ask('recording')!.state).toEqual({ phase: 'refused', answer: 'declined' });
  expect(consents.consents).toEqual([]);
});

it('[CO4] ends what was built on a grant together with it, and tells both', async () => {
  const { consents, grant, ended } = setup();
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
    const { consents, permissions, clock, grant, ended } = setup();
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
  const { consents, grant } = setup();
  await grant('screen');
  const recording = await grant('recording');
  consents.stop('screen');
  expect(consents.sharing.active).toEqual(['recording']);
  recording.stop();
  expect(consents.sharing.active).toEqual([]);
});

it('[CO7] answers «failed» where the grant that a power needs is missing', async () => {
  const { permissions, clock, grant, consents } = setup();
  expect(permissions.ask('control-tab')!.state).toEqual({ phase: 'refused', answer: 'failed' });
  await grant('screen');
  clock.advance(1_000);
  permissions.ask('control-tab');
  consents.stop('screen');
  expect(consents.consents).toEqual([]);
});

it('[CO7] a power works on the grant that is named, and ends with that one', async () => {
  const { grant } = setup();
  const [first, second] = [await grant('screen'), await grant('screen')];
  const control = await grant('control-tab', first);
  second.stop();
  expect(control.isGranted).toBe(true);
  first.stop();
  expect(control.isGranted).toBe(false);
});

it('[CO7] a technician’s page has sixteen at most, asked for or claimed by the customer’s', () => {
  const { permissions, hostileCustomer } = setup();
  const ids = Array.from({ length: 40 }, (_, number) => String(number).padStart(32, '0'));
  for (const id of ids) hostileCustomer({ type: 'still-granted', id, was: id, power: 'recording' });
  expect(permissions.active).toHaveLength(16);
  expect(permissions.ask('screen')).toBeUndefined();
});

it('[CO7] ends the oldest of a power when there are too many', async () => {
  const { grant } = setup();
  const [first, second, third] = [await grant('screen'), await grant('screen'), await grant('screen')];
  expect([first, second, third].map(({ isGranted }) => isGranted)).toEqual([false, true, true]);
});

it('[CO5] carries grants over to a new way under new ids, with what they are built on', async () => {
  const { grant, cut, join, renewed, heard } = setup();
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
  const { grant, cut, join, consents, permissions } = setup();
  const recording = await grant('recording');
  cut();
  recording.stop();
  expect(consents.sharing.active).toEqual(['recording']);
  join();
  expect(consents.sharing.active).toEqual([]);
  expect(permissions.active).toEqual([]);
});

it('[CO5] a grant goes on as the power that it was, whatever the customer’s page says of it', async () => {
  const { grant, hostileCustomer } = setup();
  const screen = await grant('screen');
  const before = screen.id;
  hostileCustomer({ type: 'still-granted', id: 'e'.repeat(32), was: before, power: 'recording' });
  expect(screen.id).toBe(before);
});

it('[CO5] gives up what the customer’s page no longer knows', async () => {
  const { grant, cut, join, consents } = setup();
  const screen = await grant('screen');
  cut();
  consents.stopAll('connection');
  join();
  expect(screen.state).toEqual({ phase: 'ended', by: 'connection' });
});

it('[CO6] an answer is for a question that waits, and an end for a grant that lasts', async () => {
  const { permissions, consents, grant, hostileCustomer, log } = setup();
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
  const { permissions, consents, clock } = setup();
  permissions.ask('screen')!.stop();
  permissions.ask('recording')!.stop();
  clock.advance(5_000);
  expect(consents.consents).toEqual([]);
});

it('[CO6] ends what was allowed in a picker after the question was taken back', async () => {
  const { permissions, consents, ended } = setup();
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
  const { grant } = setup({
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
  const { permissions, hostileCustomer } = setup();
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

/** A screen whose picker answers when the test wants it. */
function withPicker() {
  const ended: string[] = [];
  let answer: (result: Result<HeldPower, Refusal>) => void = () => undefined;
  const world = setup({
    screen: {
      hasOwnSentences: true,
      isPossible: () => true,
      canRetry: true,
      open: () => ({
        allow: () => new Promise((resolve) => (answer = resolve)),
        close: () => void ended.push('closed')
      })
    }
  });
  const permission = world.permissions.ask('screen')!;
  const card = () => world.consents.consents[0];
  const settle = async (result: Result<HeldPower, Refusal>) => {
    answer(result);
    await Promise.resolve();
  };
  const kinds = (side: 'customer' | 'technician') => world.log[side].entries.map(({ kind }) => kind);
  return { ...world, permission, card, settle, kinds, ended };
}
const held: HeldPower = { end: () => undefined };

it.each([
  ['system', 'screen-blocked'],
  ['failure', 'screen-failed']
] as const)(
  '[CO9] a yes that comes to nothing because of %s is told on both sides, may be tried again, and is no refusal',
  async (why, trouble) => {
    const { permission, card, settle, kinds, ended, log } = withPicker();
    card()!.allow();
    await settle(err(why));
    expect(card()!.trouble).toBe(trouble);
    expect(permission.state).toMatchObject({ phase: 'asking', trouble: why });
    expect(ended).toEqual([]);
    card()!.allow();
    expect(card()!.trouble).toBeUndefined();
    await settle(ok({ ...held, granted: () => log.customer.add('screen-started') }));
    expect(permission.isGranted).toBe(true);
    const lines = ['screen-asked', `screen-trouble-${why}`, 'screen-allowed'];
    expect(kinds('technician')).toEqual(lines);
    expect(kinds('customer')).toEqual([...lines, 'screen-started']);
  }
);

it('[CO9] whoever gives up after that has not declined; whoever closes the picker has', async () => {
  const blocked = withPicker();
  blocked.card()!.allow();
  await blocked.settle(err('system'));
  blocked.card()!.decline();
  expect(blocked.permission.state).toEqual({ phase: 'refused', answer: 'failed', trouble: 'system' });
  expect([...blocked.kinds('customer'), ...blocked.kinds('technician')]).not.toContain('screen-declined');

  const closed = withPicker();
  closed.card()!.allow();
  await closed.settle(err('declined'));
  expect(closed.permission.state).toEqual({ phase: 'refused', answer: 'declined' });
  expect(closed.card()).toBeUndefined();
  for (const side of ['customer', 'technician'] as const)
    expect(closed.kinds(side)).toEqual(['screen-asked', 'screen-declined']);
});

it('[CO9] an older technician’s page, which does not know of troubles, learns of the answer', async () => {
  const { card, settle, heard } = withPicker();
  card()!.allow();
  await settle(err('system'));
  card()!.decline();
  const known = heard.filter(({ type }) => type !== 'trouble');
  expect(known.at(-1)).toMatchObject({ type: 'answer', answer: 'failed' });
});

it('[CO10] a way that is lost while the customer chooses ends the question on both sides, and both are told', async () => {
  const { permission, card, cut, join, settle, kinds, ended, consents } = withPicker();
  card()!.allow();
  cut();
  expect(permission.state).toEqual({ phase: 'unanswered' });
  expect(card()!.trouble).toBe('question-lost');
  expect(ended).toEqual(['closed']);
  const end = vi.fn();
  await settle(ok({ end }));
  expect(end).toHaveBeenCalledOnce();
  card()!.allow();
  join();
  expect(consents.sharing.active).toEqual([]);
  for (const side of ['customer', 'technician'] as const)
    expect(kinds(side)).toEqual(['screen-asked', 'screen-unanswered']);
  card()!.decline();
  expect(card()).toBeUndefined();
});

it('[CO10] a question that is taken back while the customer chooses ends on both sides, and both are told', async () => {
  const { permission, card, settle, kinds, ended, consents, permissions, clock } = withPicker();
  card()!.allow();
  permission.stop();
  expect(card()).toMatchObject({ trouble: 'question-withdrawn', isOver: true });
  expect(ended).toEqual(['closed']);
  const end = vi.fn();
  await settle(ok({ end }));
  expect(end).toHaveBeenCalledOnce();
  card()!.allow();
  expect(consents.sharing.active).toEqual([]);
  for (const side of ['customer', 'technician'] as const)
    expect(kinds(side)).toEqual(['screen-asked', 'screen-withdrawn']);
  // which is in the way of no other question
  permissions.ask('screen');
  clock.advance(1_000);
  expect(card()).toMatchObject({ trouble: undefined, isOver: false });
});

it('[CO10] a card that nobody was at goes with its question, and both logs say why', () => {
  const taken = withPicker();
  taken.permission.stop();
  expect(taken.card()).toBeUndefined();
  for (const side of ['customer', 'technician'] as const)
    expect(taken.kinds(side)).toEqual(['screen-asked', 'screen-withdrawn']);

  const { card, cut, kinds } = withPicker();
  cut();
  expect(card()).toBeUndefined();
  expect(kinds('customer')).toEqual(['screen-asked', 'screen-unanswered']);
});

it('[ST18] a tab is not to be zoomed while something on it is black: no card, and the technician is told', async () => {
  const { permissions, consents, grant, clock, log } = setup({
    'control-tab': { ...plainPower(), needs: 'screen', troubleOn: () => 'boxes' }
  });
  const base = await grant('screen');
  clock.advance(1_000);
  const control = permissions.ask('control-tab', { base })!;
  expect(control.state).toEqual({ phase: 'refused', answer: 'failed', trouble: 'boxes' });
  expect(consents.consents).toEqual([]);
  expect(log.customer.entries.at(-1)?.kind).toBe('power-trouble-boxes');
});
