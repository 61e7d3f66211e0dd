import { expect, it, vi } from 'vitest';
import { err, ok, type Result } from '../../base/result.js';
import { plainPower, type HeldPower, type Refusal } from './powers.js';
import { powerSides } from '../testing/power-sides.js';

/** A screen whose picker answers when the test wants it. */
function withPicker() {
  const ended: string[] = [];
  let answer: (result: Result<HeldPower, Refusal>) => void = () => undefined;
  const world = powerSides({
    screen: {
      hasOwnSentences: true,
      isPossible: () => true,
      canRetry: true,
      troubles: { system: 'screen-blocked', failure: 'screen-failed' },
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
  const { permissions, consents, grant, clock, log } = powerSides({
    'control-tab': { ...plainPower(), needs: 'screen', troubleOn: () => 'boxes' }
  });
  const base = await grant('screen');
  clock.advance(1_000);
  const control = permissions.ask('control-tab', { base })!;
  expect(control.state).toEqual({ phase: 'refused', answer: 'failed', trouble: 'boxes' });
  expect(consents.consents).toEqual([]);
  expect(log.customer.entries.at(-1)?.kind).toBe('power-trouble-boxes');
});
