import { describe, expect, it, vi } from 'vitest';
import { manualClock } from '../base/clock.js';
import { Emitter } from '../base/emitter.js';
import type { Description } from './ice-restart.js';
import { PathRenewal } from './path-renewal.js';
import type { Candidate, RenewalMessage } from './renewal-message.js';

/** Stands in for a browser; the test plays the peer and the relays. */
function setup({ isOfferer }: { isOfferer: boolean }) {
  const clock = manualClock();
  const inbox = new Emitter<RenewalMessage>();
  const opened = new Emitter<void>();
  const late = new Emitter<Candidate[]>();
  const sent: RenewalMessage[] = [];
  const added: Candidate[] = [];
  let made = 0;
  const description = (): Description => ({ sdp: `own ${++made}`, candidates: [] });
  const ice = {
    offer: vi.fn(async () => description()),
    answer: vi.fn(async ({ candidates }: Description) => {
      added.push(...candidates);
      return description();
    }),
    accept: vi.fn(async ({ candidates }: Description) => {
      added.push(...candidates);
      return true;
    }),
    add: vi.fn(async (candidates: readonly Candidate[]) => void added.push(...candidates)),
    onLateCandidates: late.on
  };
  const lane = {
    send: (message: RenewalMessage) => void sent.push(message),
    onMessage: inbox.on,
    onOpened: opened.on
  };
  const renewal = new PathRenewal({ lane, ice, isOfferer, clock });
  const settle = async (): Promise<void> => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  return {
    clock,
    ice,
    renewal,
    sent,
    added,
    late,
    opened,
    settle,
    receive: async (message: RenewalMessage) => {
      inbox.emit(message);
      await settle();
    },
    /** So long, with time for the steps of every second. */
    pass: async (seconds: number) => {
      for (let i = 0; i < seconds * 2; i++) {
        clock.advance(500);
        await settle();
      }
    }
  };
}

const candidate = (n: number): Candidate => ({ candidate: `candidate:${n}`, usernameFragment: null });
const offer = (round: number): RenewalMessage => ({
  type: 'offer',
  round,
  sdp: `offer ${round}`,
  candidates: []
});
const answer = (round: number): RenewalMessage => ({
  type: 'answer',
  round,
  sdp: `answer ${round}`,
  candidates: []
});
const renew: RenewalMessage = { type: 'renew' };

describe('a renewal', () => {
  it('[RM15] is offered by one side and asked for by the other, never the other way round', async () => {
    const technician = setup({ isOfferer: true });
    const customer = setup({ isOfferer: false });
    for (const { renewal, settle } of [technician, customer]) {
      renewal.start();
      await settle();
    }
    expect(technician.sent).toEqual([{ type: 'offer', round: 1, sdp: 'own 1', candidates: [] }]);
    expect(customer.sent).toEqual([renew]);
    await technician.receive(offer(5));
    await customer.receive(renew);
    await customer.receive(answer(1));
    expect(technician.ice.answer).not.toHaveBeenCalled();
    expect(customer.ice.offer).not.toHaveBeenCalled();
    expect(customer.ice.accept).not.toHaveBeenCalled();
  });

  it('[RM15] is answered whether or not this side has noticed anything', async () => {
    const { receive, sent, renewal } = setup({ isOfferer: false });
    const exchanged = vi.fn();
    renewal.onExchanged(exchanged);
    await receive(offer(1));
    expect(sent).toEqual([{ type: 'answer', round: 1, sdp: 'own 1', candidates: [] }]);
    expect(exchanged).toHaveBeenCalledOnce();
  });

  it('[RM15] is tried again with longer pauses, and given up in silence', async () => {
    const { renewal, sent, pass, settle, clock } = setup({ isOfferer: true });
    const at: number[] = [];
    renewal.start();
    await settle();
    at.push(clock.now());
    for (let i = 0; i < 120; i++) {
      await pass(0.5);
      while (at.length < sent.length) at.push(clock.now());
    }
    expect(at.slice(1).map((time, i) => time - at[i]!)).toEqual([1_500, 2_000, 3_000, 5_000, 8_000]);
  });

  it('[RM15] ends when the peer is heard again, and begins anew with the next silence', async () => {
    const { renewal, sent, pass } = setup({ isOfferer: false });
    renewal.start();
    renewal.stop();
    await pass(30);
    expect(sent).toHaveLength(1);
    renewal.start();
    expect(sent).toHaveLength(2);
  });

  it('[RM15] takes the answer to its latest offer once, and gives the browsers time to connect', async () => {
    const { renewal, ice, receive, settle, pass, sent } = setup({ isOfferer: true });
    renewal.start();
    await settle();
    await receive(answer(2));
    await receive(answer(1));
    await receive(answer(1));
    expect(ice.accept).toHaveBeenCalledOnce();
    await pass(2.5);
    expect(sent).toHaveLength(1);
    await pass(1);
    expect(sent).toHaveLength(2);
    await receive(answer(1));
    expect(ice.accept).toHaveBeenCalledOnce();
  });

  it('[RM15] says a fresh offer again when the peer asks, instead of making another', async () => {
    const { renewal, receive, settle, sent, ice } = setup({ isOfferer: true });
    renewal.start();
    await settle();
    await receive(renew);
    expect(sent).toEqual([sent[0], sent[0]]);
    expect(ice.offer).toHaveBeenCalledOnce();
  });

  it('[RM15] says its answer again to an offer that is repeated', async () => {
    const { receive, sent, ice } = setup({ isOfferer: false });
    await receive(offer(1));
    await receive(offer(1));
    expect(sent).toEqual([sent[0], sent[0]]);
    expect(ice.answer).toHaveBeenCalledOnce();
  });

  it('[RM15] a page that slept follows the last of the offers that it finds', async () => {
    const { receive, sent, ice, settle } = setup({ isOfferer: false });
    const offers = Array.from({ length: 6 }, (_, i) => receive(offer(i + 1)));
    await Promise.all(offers);
    await settle();
    expect(sent).toMatchObject([{ type: 'answer', round: 6 }]);
    expect(ice.answer.mock.lastCall).toMatchObject([{ sdp: 'offer 6' }]);
  });

  it('[RM15] tries at once when a relay has opened', () => {
    const { renewal, sent, opened } = setup({ isOfferer: false });
    opened.emit();
    expect(sent).toEqual([]);
    renewal.start();
    opened.emit();
    expect(sent).toEqual([renew, renew]);
  });

  it('[RM15] survives what the browser refuses', async () => {
    const { ice, receive, sent } = setup({ isOfferer: false });
    ice.answer.mockRejectedValueOnce(new Error('no'));
    await receive(offer(1));
    await receive(offer(2));
    expect(sent).toEqual([{ type: 'answer', round: 2, sdp: 'own 1', candidates: [] }]);
  });

  it('[RM15] tells later candidates, and takes the peer’s, too early or late', async () => {
    const { renewal, receive, settle, late, sent, added } = setup({ isOfferer: true });
    renewal.start();
    await settle();
    late.emit([candidate(1)]);
    expect(sent.at(-1)).toEqual({ type: 'candidates', round: 1, candidates: [candidate(1)] });
    await receive({ type: 'candidates', round: 1, candidates: [candidate(2)] });
    await receive({ type: 'candidates', round: 9, candidates: [candidate(3)] });
    expect(added).toEqual([]);
    await receive({ ...answer(1), candidates: [candidate(4)] } as RenewalMessage);
    await receive({ type: 'candidates', round: 1, candidates: [candidate(5)] });
    expect(added).toEqual([candidate(4), candidate(2), candidate(5)]);
  });
});

describe('a hostile peer', () => {
  it('[RM16] makes no more than three renewals at once and one each second', async () => {
    const technician = setup({ isOfferer: true });
    const customer = setup({ isOfferer: false });
    let round = 0;
    const storm = async (): Promise<void> => {
      for (let i = 0; i < 50; i++) {
        await technician.receive(renew);
        await technician.receive(answer(technician.ice.offer.mock.calls.length));
        await customer.receive(offer(++round));
      }
    };
    await storm();
    expect([technician.ice.offer, customer.ice.answer].map((f) => f.mock.calls.length)).toEqual([3, 3]);
    for (let second = 0; second < 10; second++) {
      technician.clock.advance(1_000);
      customer.clock.advance(1_000);
      await storm();
    }
    expect([technician.ice.offer, customer.ice.answer].map((f) => f.mock.calls.length)).toEqual([13, 13]);
  });

  it('[RM16] brings 64 candidates in a round at most', async () => {
    const { receive, added } = setup({ isOfferer: false });
    const many = Array.from({ length: 40 }, (_, i) => candidate(i));
    await receive({ ...offer(1), candidates: many } as RenewalMessage);
    for (let i = 0; i < 5; i++) await receive({ type: 'candidates', round: 1, candidates: many });
    expect(added).toHaveLength(64);
  });

  it('[RM16] makes nothing wait without bound', async () => {
    const { ice, receive, renewal, settle } = setup({ isOfferer: false });
    let finish = (): void => undefined;
    await receive(offer(1));
    ice.add.mockImplementation(() => new Promise((resolve) => (finish = () => resolve(undefined))));
    for (let i = 0; i < 1_000; i++) await receive({ type: 'candidates', round: 1, candidates: [] });
    expect(ice.add.mock.calls.length).toBeLessThanOrEqual(2);
    for (let i = 0; i < 1_000; i++) {
      finish();
      await settle();
    }
    expect(ice.add.mock.calls.length).toBeLessThanOrEqual(34);
    renewal.close();
  });
});
