import { describe, expect, it } from 'vitest';
import type { Accept, FileMessage, Offer } from './file-messages.js';
import { isFlowing, offerTransfer, stepOutgoing, type Outgoing, type OutgoingEvent } from './outgoing.js';

const id = 'ab'.repeat(16);
const facts: Offer = { type: 'offer', id, kind: 'file', name: 'a.txt', mime: '', size: 1000, count: 1 };
const prints = { md5: '1'.repeat(32), sha256: '2'.repeat(64) };
const otherPrints = { md5: '1'.repeat(32), sha256: '3'.repeat(64) };
const run = (letter: string): string => letter.repeat(32);
const accept = (letter: string, from = 0, upTo = 1000): Accept => ({
  type: 'accept',
  id,
  run: run(letter),
  stream: 1,
  from,
  prefix: '0'.repeat(64),
  upTo
});

/** Where the events lead, and what is said on the way. */
function play(...events: (OutgoingEvent | FileMessage)[]): {
  state: Outgoing;
  said: string[];
  did: string[];
} {
  let state = offerTransfer(facts);
  const said: string[] = [];
  const did: string[] = [];
  for (const event of events) {
    const isOwn = [
      'ready',
      'lost',
      'pause-here',
      'go-here',
      'cancel-here',
      'read',
      'broke',
      'heard'
    ].includes(event.type);
    const next = stepOutgoing(
      state,
      isOwn ? (event as OutgoingEvent) : { type: 'heard', message: event as FileMessage }
    );
    state = next.state;
    for (const effect of next.effects) {
      if (effect.do === 'send') said.push(effect.message.type);
      else did.push(effect.do);
    }
  }
  return { state, said, did };
}

describe('sending a file', () => {
  it('[FT1] offers, sends after the acceptance, and is done only when both fingerprints agree', () => {
    const { state, said, did } = play(
      { type: 'ready' },
      accept('a'),
      { type: 'read', run: run('a'), fingerprints: prints },
      { type: 'credit', id, have: 1000, upTo: 1000 },
      { type: 'done', id, ...prints }
    );
    expect(state).toMatchObject({ phase: 'done', have: 1000 });
    expect(said).toEqual(['offer', 'end']);
    expect(did).toEqual(['start', 'stop']);
  });

  it('[FT9] a receiver that claims other fingerprints, or to be done too early, has not got it', () => {
    const lied = play(
      { type: 'ready' },
      accept('a'),
      { type: 'read', run: run('a'), fingerprints: prints },
      {
        type: 'done',
        id,
        ...otherPrints
      }
    );
    expect(lied.state).toMatchObject({ phase: 'failed', failure: 'fingerprint' });
    expect(lied.said.at(-1)).toBe('fail');
    expect(play({ type: 'ready' }, accept('a'), { type: 'done', id, ...prints }).state.phase).toBe('moving');
    expect(play({ type: 'ready' }, { type: 'done', id, ...prints }).state.phase).toBe('offered');
  });

  it('[FT9] what was read in an earlier run does not make a later one done', () => {
    const again = [
      { type: 'ready' },
      accept('a'),
      { type: 'read', run: run('a'), fingerprints: prints },
      { type: 'lost' },
      { type: 'ready' },
      accept('b')
    ] as const;
    expect(play(...again, { type: 'done', id, ...prints }).state.phase).toBe('moving');
  });

  it('[FT8] a pause survives a new way to the receiver', () => {
    const { said } = play(
      { type: 'ready' },
      accept('a'),
      { type: 'pause-here' },
      { type: 'lost' },
      { type: 'ready' }
    );
    expect(said).toEqual(['offer', 'pause', 'offer', 'pause']);
  });

  it('[FT7] goes on where the receiver stands, after a loss of the way and after its reload', () => {
    const { state, said, did } = play(
      { type: 'ready' },
      accept('a'),
      { type: 'credit', id, have: 600, upTo: 1000 },
      { type: 'lost' },
      { type: 'ready' },
      accept('b', 600)
    );
    expect(state).toMatchObject({ phase: 'moving', have: 600, run: { id: run('b'), from: 600 } });
    expect(said).toEqual(['offer', 'offer']);
    expect(did).toEqual(['start', 'stop', 'start']);
    // a reload of the receiver that was quicker than the loss
    expect(play({ type: 'ready' }, accept('a'), accept('b', 10)).did).toEqual(['start', 'stop', 'start']);
  });

  it('[FT5] begins no run twice, because its nonces would be used twice', () => {
    const { did } = play(
      { type: 'ready' },
      accept('a'),
      { type: 'lost' },
      { type: 'ready' },
      accept('a'),
      accept('a', 500)
    );
    expect(did).toEqual(['start', 'stop']);
  });

  it('[FT8] both may pause at once, and it goes on when both have gone on', () => {
    const moving = [{ type: 'ready' }, accept('a')] as const;
    expect(isFlowing(play(...moving).state)).toBe(true);
    const both = [...moving, { type: 'pause-here' }, { type: 'pause', id }] as const;
    expect(isFlowing(play(...both).state)).toBe(false);
    expect(isFlowing(play(...both, { type: 'go-here' }).state)).toBe(false);
    expect(isFlowing(play(...both, { type: 'go', id }).state)).toBe(false);
    expect(isFlowing(play(...both, { type: 'go', id }, { type: 'go-here' }).state)).toBe(true);
  });

  it('[FT8] nothing begins on hold or without a way, whatever the receiver says', () => {
    expect(play(accept('a')).did).toEqual([]);
    const { state, did } = play(
      { type: 'ready' },
      accept('a'),
      { type: 'lost' },
      accept('b'),
      accept('c', 10)
    );
    expect(did).toEqual(['start', 'stop']);
    expect(state.run).toBeUndefined();
  });

  it('[FT8] an acceptance after a cancel begins nothing, and the receiver is told', () => {
    const { state, said, did } = play({ type: 'ready' }, { type: 'cancel-here' }, accept('a'));
    expect(state).toMatchObject({ phase: 'cancelled', by: 'here' });
    expect(said).toEqual(['offer', 'cancel', 'cancel']);
    expect(did).toEqual([]);
  });

  it('[FT6] credits that cannot be true change nothing', () => {
    for (const credit of [
      { have: 1001, upTo: 1001 },
      { have: 500, upTo: 400 },
      { have: 100, upTo: 700 }
    ]) {
      const { state } = play({ type: 'ready' }, accept('a', 400, 500), { type: 'credit', id, ...credit });
      expect(state).toMatchObject({ have: 400, run: { upTo: 500 } });
    }
    expect(play({ type: 'ready' }, accept('a', 1001, 2000)).did).toEqual([]);
    expect(play({ type: 'ready' }, accept('a', 10, 5)).did).toEqual([]);
  });

  it('[FT8] declined, cancelled there, failed there: over, whatever comes then', () => {
    expect(play({ type: 'ready' }, { type: 'decline', id, why: 'person' }, accept('a')).state).toMatchObject({
      phase: 'declined',
      declined: 'person'
    });
    expect(
      play({ type: 'ready' }, accept('a'), { type: 'cancel', id }, { type: 'go', id }).state
    ).toMatchObject({ phase: 'cancelled', by: 'there' });
    expect(play({ type: 'ready' }, accept('a'), { type: 'fail', id, why: 'damaged' }).state).toMatchObject({
      phase: 'failed',
      failure: 'damaged'
    });
    // a decline after the acceptance is no message of an honest page
    expect(play({ type: 'ready' }, accept('a'), { type: 'decline', id, why: 'person' }).state.phase).toBe(
      'moving'
    );
  });

  it('[FT10] a file that changed while it was sent fails, and the receiver hears why', () => {
    const { state, said } = play({ type: 'ready' }, accept('a'), {
      type: 'broke',
      run: run('a'),
      why: 'changed'
    });
    expect(state).toMatchObject({ phase: 'failed', failure: 'changed' });
    expect(said.at(-1)).toBe('fail');
    // what breaks in a run that is over breaks nothing
    expect(
      play({ type: 'ready' }, accept('a'), accept('b'), { type: 'broke', run: run('a'), why: 'changed' })
        .state.phase
    ).toBe('moving');
  });
});
