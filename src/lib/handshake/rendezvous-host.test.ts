import { describe, expect, it } from 'vitest';
import { randomBytes } from '../base/bytes.js';
import { asKey } from './keys.js';
import { makePin, type RoomNumber } from './pin.js';
import { startGuest, stepGuest } from './rendezvous-guest.js';
import {
  maxRuns,
  runGraceMs,
  runLifeMs,
  startHost,
  stepHost,
  type Host,
  type HostInput
} from './rendezvous-host.js';
import { startProbe } from './rendezvous-probe.js';

const pin = makePin('123' as RoomNumber);
const rootKey = asKey('root', randomBytes(32));
const siteId = 'shop';
const expiresAt = 10 * runLifeMs;

function setup() {
  let host: Host = startHost({ pin, siteId, rootKey, expiresAt });
  const apply = (input: HostInput) => {
    const step = stepHost(host, input);
    host = step.host;
    return step;
  };
  return {
    hear: (text: string, now = 0) => apply({ type: 'message', text, now }),
    wait: (now: number) => apply({ type: 'time', now }),
    offer: (now = 0) => {
      const { guest, send } = startGuest({ pin, siteId });
      return { guest, hello: send[0]!, reply: apply({ type: 'message', text: send[0]!, now }).send[0] };
    },
    proofAgainst: ({
      guest,
      reply
    }: {
      guest: ReturnType<typeof startGuest>['guest'];
      reply: string | undefined;
    }) => stepGuest(guest, { type: 'message', text: reply! }).send[0]!
  };
}

describe('bounds', () => {
  it('[RV11] a ninth run pushes the oldest out', () => {
    const host = setup();
    const runs = Array.from({ length: maxRuns }, () => host.offer());
    host.offer(runGraceMs);
    expect(host.hear(host.proofAgainst(runs[0]!), runGraceMs).send).toEqual([]);
    expect(host.hear(host.proofAgainst(runs[1]!), runGraceMs).event).toEqual({ type: 'used' });
  });

  it('[RV11] but none that has just begun', () => {
    const host = setup();
    const runs = Array.from({ length: maxRuns }, () => host.offer());
    expect(host.offer(runGraceMs - 1).reply).toBeUndefined();
    expect(host.hear(host.proofAgainst(runs[0]!), runGraceMs - 1).event).toEqual({ type: 'used' });
  });

  it('[RV11] a run is forgotten after a minute, and its proof burns nothing', () => {
    const host = setup();
    const run = host.offer();
    const { send, event } = host.hear(host.proofAgainst(run), runLifeMs);
    expect([send, event]).toEqual([[], undefined]);
    expect(host.hear(run.hello, runLifeMs).send).not.toEqual([run.reply]);
  });
});

describe('the end of a PIN', () => {
  it('[RV13] comes once its time is over, whatever wakes the host', () => {
    const host = setup();
    expect(host.wait(expiresAt - 1).event).toBeUndefined();
    expect(host.wait(expiresAt).event).toEqual({ type: 'expired' });
    expect(host.wait(expiresAt + 1).event).toBeUndefined();
  });

  it('[RV13] a message that comes too late finds it expired', () => {
    const host = setup();
    const run = host.offer(expiresAt - 1);
    const { send, event } = host.hear(host.proofAgainst(run), expiresAt);
    expect(event).toEqual({ type: 'expired' });
    expect(JSON.parse(send[0]!)).toMatchObject({ t: 'gone', reason: 'expired' });
  });

  it('[RV8] the accepted proof is answered again even after the PIN’s time', () => {
    const host = setup();
    const proof = host.proofAgainst(host.offer());
    const { send } = host.hear(proof);
    expect(host.hear(proof, expiresAt + 1)).toMatchObject({ send, event: undefined });
  });
});

describe('room numbers', () => {
  it('[RV10] a living PIN holds its room number; one that is over does not', () => {
    const host = setup();
    const probe = startProbe();
    const [answer] = host.hear(probe.text).send;
    expect(probe.isTaken(answer!)).toBe(true);
    expect(host.hear(probe.text, expiresAt).send).toEqual([]);
  });

  it('[RV10] own questions, answers to others and garbage leave it free', () => {
    const [probe, other] = [startProbe(), startProbe()];
    const [answer] = setup().hear(other.text).send;
    for (const text of [probe.text, answer!, 'garbage']) expect(probe.isTaken(text)).toBe(false);
  });

  it('[RV10] two who ask at once both see it taken', () => {
    const [probe, other] = [startProbe(), startProbe()];
    expect([probe.isTaken(other.text), other.isTaken(probe.text)]).toEqual([true, true]);
  });
});
