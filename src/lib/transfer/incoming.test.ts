import { describe, expect, it } from 'vitest';
import type { FileMessage, Offer } from './file-messages.js';
import { receiveOffer, stepIncoming, windowBytes, type Incoming, type IncomingEvent } from './incoming.js';

const id = 'cd'.repeat(16);
const size = 50_000_000;
const facts: Offer = { type: 'offer', id, kind: 'file', name: 'a.txt', mime: '', size, count: 1 };
const prints = { md5: '1'.repeat(32), sha256: '2'.repeat(64) };
const otherPrints = { md5: '3'.repeat(32), sha256: '2'.repeat(64) };
const opened = (run: string, have = 0): IncomingEvent => ({
  type: 'opened',
  run,
  stream: 1,
  have,
  prefix: '0'.repeat(64)
});
const end: Extract<FileMessage, { type: 'end' }> = { type: 'end', id, size, ...prints };

function play(...events: (IncomingEvent | FileMessage)[]): {
  state: Incoming;
  said: FileMessage[];
  did: string[];
} {
  let state = receiveOffer(facts);
  const said: FileMessage[] = [];
  const did: string[] = [];
  events.forEach((event, index) => {
    const isMessage = 'id' in event;
    const next = stepIncoming(
      state,
      isMessage ? { type: 'heard', message: event, run: `again${index}` } : (event as IncomingEvent)
    );
    state = next.state;
    for (const effect of next.effects) {
      if (effect.do === 'send') said.push(effect.message);
      else did.push(effect.do);
    }
  });
  return { state, said, did };
}

const types = (said: FileMessage[]): string[] => said.map(({ type }) => type);
const accepted = [{ type: 'accept-here', run: 'a' }, opened('a')] as const;

describe('receiving a file', () => {
  it('[FT1] nothing may come before the click, and then as much as the window', () => {
    expect(play(facts).said).toEqual([]);
    const { said, did } = play(...accepted);
    expect(did).toEqual(['open']);
    expect(said).toMatchObject([{ type: 'accept', from: 0, upTo: 8 * 1024 * 1024 }]);
  });

  it('[FT1] a second click on Accept begins no second run', () => {
    const { state, did } = play(...accepted, { type: 'accept-here', run: 'b' });
    expect(state.run).toMatchObject({ id: 'a' });
    expect(did).toEqual(['open']);
  });

  it('[FT6] gives credit as the disk takes it, and tells of the end', () => {
    const { said } = play(
      ...accepted,
      { type: 'stored', run: 'a', have: 1000 },
      { type: 'stored', run: 'a', have: 2_000_000 }
    );
    expect(said.slice(1)).toMatchObject([{ type: 'credit', have: 2_000_000, upTo: 2_000_000 + windowBytes }]);
    const last = play(...accepted, { type: 'stored', run: 'a', have: size }).said.at(-1);
    expect(last).toMatchObject({ type: 'credit', have: size, upTo: size });
  });

  it('[FT9] is done when both fingerprints agree, whichever of the two words comes first', () => {
    const whole = { type: 'whole', run: 'a', fingerprints: prints } as const;
    for (const events of [
      [whole, end],
      [end, whole]
    ]) {
      const { state, said } = play(...accepted, ...events);
      expect(state).toMatchObject({ phase: 'done', have: size });
      expect(said.at(-1)).toEqual({ type: 'done', id, ...prints });
    }
    expect(play(...accepted, whole).state.phase).toBe('moving');
    expect(play(...accepted, end).state.phase).toBe('moving');
  });

  it('[FT9] a sender that lies about the fingerprints, or the size, has sent nothing', () => {
    const lied = play(...accepted, { type: 'whole', run: 'a', fingerprints: otherPrints }, end);
    expect(lied.state).toMatchObject({ phase: 'failed', failure: 'fingerprint' });
    expect(lied.did).toEqual(['open', 'close', 'discard']);
    expect(play(...accepted, { ...end, size: 1 }).state).toMatchObject({
      phase: 'failed',
      failure: 'size'
    });
  });

  it('[FT1] an offer that changes after the click is not what was accepted', () => {
    for (const change of [
      { size: 1 },
      { name: 'b.exe' },
      { mime: 'x/y' },
      { kind: 'folder' as const },
      { count: 2 }
    ]) {
      expect(play(...accepted, { ...facts, ...change }).state).toMatchObject({
        phase: 'failed',
        failure: 'changed'
      });
    }
  });

  it('[FT7] goes on from what is stored when the sender offers again', () => {
    const { said, did } = play(
      ...accepted,
      { type: 'stored', run: 'a', have: 3_000_000 },
      { type: 'lost' },
      facts,
      opened('again4', 3_000_000)
    );
    expect(did).toEqual(['open', 'close', 'open']);
    expect(said.at(-1)).toMatchObject({ type: 'accept', from: 3_000_000 });
    // while a run is under way, an offer said twice begins no other
    expect(play(...accepted, facts).did).toEqual(['open']);
  });

  it('[FT7] what was settled is told again to a sender that has not heard it', () => {
    const done = play(...accepted, { type: 'whole', run: 'a', fingerprints: prints }, end, facts);
    expect(done.said.at(-1)).toEqual({ type: 'done', id, ...prints });
    expect(types(play({ type: 'decline-here', why: 'person' }, facts).said)).toEqual(['decline', 'decline']);
    expect(types(play({ type: 'cancel-here' }, facts).said)).toEqual(['cancel', 'cancel']);
    expect(types(play(...accepted, { type: 'broke', run: 'a', why: 'damaged' }, facts).said)).toEqual([
      'accept',
      'fail',
      'fail'
    ]);
  });

  it('[FT10] a full disk pauses, keeps what is there, and goes on at a click', () => {
    const full = play(
      ...accepted,
      { type: 'stored', run: 'a', have: 5_000_000 },
      { type: 'disk-full', run: 'a' }
    );
    expect(full.state).toMatchObject({
      phase: 'moving',
      isPausedHere: true,
      isDiskFull: true,
      have: 5_000_000
    });
    expect(full.did).toEqual(['open', 'close']);
    expect(types(full.said).at(-1)).toBe('pause');
    const again = play(
      ...accepted,
      { type: 'disk-full', run: 'a' },
      { type: 'go-here', run: 'b' },
      opened('b', 5_000_000)
    );
    expect(again.state).toMatchObject({ isDiskFull: false, run: { id: 'b' } });
    expect(again.said.at(-1)).toMatchObject({ type: 'accept', from: 5_000_000 });
    // the sender that asks meanwhile is told why nothing moves
    expect(types(play(...accepted, { type: 'disk-full', run: 'a' }, facts).said).at(-1)).toBe('pause');
  });

  it('[FT8] who lets it go on while nothing may move waits for the sender’s next offer', () => {
    const going = [
      ...accepted,
      { type: 'pause-here' },
      { type: 'lost' },
      { type: 'go-here', run: undefined }
    ] as const;
    const { state, said, did } = play(...going);
    expect(state).toMatchObject({ isPausedHere: false, run: undefined });
    expect(types(said).at(-1)).toBe('go');
    expect(did).toEqual(['open', 'close']);
    expect(play(...going, facts).did).toEqual(['open', 'close', 'open']);
  });

  it('[FT8] what happens in a run that is over changes nothing', () => {
    const late = play(
      ...accepted,
      { type: 'lost' },
      { type: 'stored', run: 'a', have: 9 },
      { type: 'broke', run: 'a', why: 'damaged' }
    );
    expect(late.state).toMatchObject({ phase: 'moving', have: 0, run: undefined });
    const cancelled = play(
      ...accepted,
      { type: 'cancel', id },
      { type: 'whole', run: 'a', fingerprints: prints },
      end
    );
    expect(cancelled.state).toMatchObject({ phase: 'cancelled', by: 'there' });
    expect(cancelled.did).toEqual(['open', 'close', 'discard']);
  });

  it('[FT8] a pause survives a reload of the sender’s page', () => {
    const { said } = play(...accepted, { type: 'pause-here' }, { type: 'lost' }, facts, opened('again4', 10));
    expect(types(said)).toEqual(['accept', 'pause', 'accept', 'pause']);
  });
});
