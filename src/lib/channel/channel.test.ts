import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { randomBytes, utf8, type Bytes } from '../base/bytes.js';
import type { Role } from '../base/roles.js';
import { asKey } from '../handshake/keys.js';
import { Channel, dropReasons, type DropReason } from './channel.js';
import type * as Frame from './frame.js';
import { frameOverhead, laneKeyOf, maxCounter, sealFrame, splitFrame } from './frame.js';

const schema = v.strictObject({ n: v.number(), text: v.optional(v.pipe(v.string(), v.maxLength(10))) });
const linkKey = asKey('link', randomBytes(32));

/** A side whose sent frames and received messages are kept. */
function side(role: Role, key = linkKey) {
  const frames: Bytes[] = [];
  const heard: unknown[] = [];
  const channel = new Channel({
    role,
    linkKey: key,
    send: (frame) => void frames.push(frame),
    maxFrameBytes: 2_000
  });
  const numbers = channel.lane('numbers', schema);
  const others = channel.lane('others', schema, { maxBytes: 20 });
  const bytes = channel.binaryLane('bytes');
  for (const lane of [numbers, others, bytes]) lane.onMessage((message: unknown) => heard.push(message));
  return { channel, frames, heard, numbers, others, bytes };
}

function setup() {
  const sender = side('technician');
  const receiver = side('customer');
  const sentNumbers = (...numbers: number[]): Bytes[] => {
    sender.frames.length = 0;
    for (const n of numbers) sender.numbers.send({ n });
    return [...sender.frames];
  };
  return { sender, receiver, sentNumbers };
}

const drops = (counts: Partial<Record<DropReason, number>>) => ({
  ...Object.fromEntries(dropReasons.map((reason) => [reason, 0])),
  ...counts
});

describe('lanes', () => {
  it('[CH6] carry JSON and bytes both ways', () => {
    const [a, b] = [side('technician'), side('customer')];
    a.numbers.send({ n: 1 });
    a.bytes.send(Uint8Array.of(1, 2));
    b.numbers.send({ n: 2, text: 'two' });
    for (const frame of a.frames) b.channel.receive(frame);
    for (const frame of b.frames) a.channel.receive(frame);
    expect(b.heard).toEqual([{ n: 1 }, Uint8Array.of(1, 2)]);
    expect(a.heard).toEqual([{ n: 2, text: 'two' }]);
    expect([a.channel.droppedCount, b.channel.droppedCount]).toEqual([0, 0]);
  });

  it('[CH1] nothing of a message is readable in its frame', () => {
    const { sender, sentNumbers } = setup();
    const [first, again] = sentNumbers(7, 7);
    expect(first!.length).toBe(frameOverhead('numbers') + '{"n":7}'.length);
    expect(first!.subarray(14)).not.toEqual(again!.subarray(14));
    sender.bytes.send(utf8('a secret text'));
    expect(String.fromCharCode(...sender.frames.at(-1)!)).not.toContain('secret');
  });

  it('[CH6] drop what the schema does not allow', () => {
    const { receiver } = setup();
    const bad = ['{"n":"1"}', '{"n":1,"more":1}', '{"n":1', 'null', '', `{"n":1,"text":"${'x'.repeat(11)}"}`];
    bad.forEach((text, i) => receiver.channel.receive(forge('numbers', i + 1, utf8(text))));
    receiver.channel.receive(forge('numbers', 100, Uint8Array.of(0xff, 0xfe)));
    receiver.channel.receive(forge('numbers', 101, utf8('['.repeat(1_900))));
    expect(receiver.channel.dropped).toEqual(drops({ malformed: bad.length + 2 }));
    expect(receiver.heard).toEqual([]);
  });

  it('[CH6] leave __proto__ out', () => {
    const { receiver } = setup();
    receiver.channel.receive(forge('numbers', 1, utf8('{"n":1,"__proto__":{"text":"x"}}')));
    expect(receiver.heard).toEqual([{ n: 1 }]);
    expect((receiver.heard[0] as { text?: string }).text).toBeUndefined();
  });
});

/** A frame such as the true technician could have sent. */
const forge = (lane: string, counter: number, message: Uint8Array): Bytes =>
  sealFrame(laneKeyOf(linkKey, 'technician', lane), lane, counter, message);

describe('the order of frames', () => {
  it('[CH3] a replayed frame is dropped', () => {
    const { receiver, sentNumbers } = setup();
    const [frame] = sentNumbers(1);
    receiver.channel.receive(frame!);
    receiver.channel.receive(frame!);
    expect(receiver.heard).toEqual([{ n: 1 }]);
    expect(receiver.channel.dropped).toEqual(drops({ replayed: 1 }));
  });

  it('[CH3] whatever order, repetition and loss: what is heard is newer each time', () => {
    const frames = setup().sentNumbers(0, 1, 2, 3, 4, 5);
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 5 }), { maxLength: 15 }), (order) => {
        const { channel, heard } = side('customer');
        for (const at of order) channel.receive(frames[at]!);
        const rising = order.filter((at, i) => order.slice(0, i).every((before) => before < at));
        expect(heard).toEqual(rising.map((n) => ({ n })));
        expect(channel.dropped.replayed).toBe(order.length - rising.length);
      }),
      { numRuns: 60 }
    );
  });

  it('[CH3] lanes count for themselves', () => {
    const { sender, receiver, sentNumbers } = setup();
    for (const frame of sentNumbers(1, 2, 3)) receiver.channel.receive(frame);
    sender.others.send({ n: 9 });
    receiver.channel.receive(sender.frames.at(-1)!);
    expect(receiver.heard).toHaveLength(4);
  });

  it('[CH3] on an unordered lane a frame that was overtaken or replayed is dropped, and not counted', () => {
    const [sender, receiver] = [side('technician'), side('customer')];
    const lanes = [sender, receiver].map(({ channel }) =>
      channel.lane('passing', schema, { isUnordered: true })
    );
    lanes[1]!.onMessage((message) => receiver.heard.push(message));
    for (const n of [1, 2, 3]) lanes[0]!.send({ n });
    for (const at of [1, 0, 1, 2]) receiver.channel.receive(sender.frames[at]!);
    expect(receiver.heard).toEqual([{ n: 2 }, { n: 3 }]);
    expect(receiver.channel.droppedCount).toBe(0);
  });

  it('[CH4] a forged counter moves nothing', () => {
    const { receiver, sentNumbers } = setup();
    const frames = sentNumbers(1, 2);
    const forged = frames[1]!.slice();
    forged.fill(0xff, 8, 14);
    expect(splitFrame(forged)?.counter).toBe(maxCounter);
    receiver.channel.receive(forged);
    for (const frame of frames) receiver.channel.receive(frame);
    expect(receiver.heard).toHaveLength(2);
    expect(receiver.channel.dropped).toEqual(drops({ unreadable: 1 }));
  });

  it('[CH1] counters up to 48 bits', () => {
    const { receiver } = setup();
    for (const counter of [1, 255, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 5, maxCounter]) {
      const frame = forge('bytes', counter, new Uint8Array());
      expect(splitFrame(frame)?.counter).toBe(counter);
      receiver.channel.receive(frame);
    }
    expect(receiver.heard).toHaveLength(6);
  });
});

describe('frames that are not for us', () => {
  it('[CH2] a reflected frame does not open', () => {
    const { sender, sentNumbers } = setup();
    for (const frame of sentNumbers(1)) sender.channel.receive(frame);
    expect(sender.channel.dropped).toEqual(drops({ unreadable: 1 }));
  });

  it('[CH2] a frame moved to another lane does not open', () => {
    const { receiver } = setup();
    const frame = forge('numbers', 1, utf8('{"n":1}'));
    const moved = Uint8Array.from([6, ...utf8('others'), ...frame.subarray(8)]);
    receiver.channel.receive(moved);
    expect(receiver.channel.dropped).toEqual(drops({ unreadable: 1 }));
  });

  it('[CH2] a frame of another admission does not open', () => {
    const { receiver } = setup();
    const other = side('technician', asKey('link', randomBytes(32)));
    other.numbers.send({ n: 1 });
    receiver.channel.receive(other.frames[0]!);
    expect(receiver.channel.dropped).toEqual(drops({ unreadable: 1 }));
  });

  it('[CH7] an unknown lane is dropped, also when its name is an object’s', () => {
    const { receiver } = setup();
    for (const lane of ['nobody', '__proto__', 'constructor'])
      receiver.channel.receive(forge(lane, 1, utf8('{}')));
    expect(receiver.channel.dropped).toEqual(drops({ 'unknown-lane': 3 }));
  });
});

describe('broken frames', () => {
  const [frame] = setup().sentNumbers(5) as [Bytes];

  it('[CH7] every cut and every flipped bit is dropped and counted', () => {
    const { channel, heard } = side('customer');
    for (let at = 0; at < frame.length; at++) {
      const flipped = frame.slice();
      flipped[at]! ^= 1 << (at % 8);
      channel.receive(flipped);
      channel.receive(frame.subarray(0, at));
    }
    expect(heard).toEqual([]);
    expect(channel.droppedCount).toBe(2 * frame.length);
    channel.receive(frame);
    expect(heard).toEqual([{ n: 5 }]);
  });

  it('[CH7] garbage is dropped and never throws', () => {
    const { channel, heard } = side('customer');
    let count = 0;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 120 }), (bytes) => {
        channel.receive(bytes);
        expect(channel.droppedCount).toBe(++count);
      })
    );
    expect(heard).toEqual([]);
  });

  it('[CH7] a frame inside a larger buffer is read from its own place', () => {
    const { channel, heard } = side('customer');
    const larger = Uint8Array.from([9, 9, 9, ...frame, 9, 9]);
    channel.receive(larger.subarray(3, 3 + frame.length));
    expect(heard).toEqual([{ n: 5 }]);
  });
});

describe('sizes', () => {
  it('[CH5] a frame above the channel’s bound is dropped', () => {
    const { receiver } = setup();
    const room = 2_000 - frameOverhead('bytes');
    receiver.channel.receive(forge('bytes', 1, new Uint8Array(room + 1)));
    receiver.channel.receive(forge('bytes', 1, new Uint8Array(room)));
    receiver.channel.receive(forge('nobody', 1, new Uint8Array(room)));
    expect(receiver.channel.dropped).toEqual(drops({ 'too-large': 2 }));
    expect(receiver.heard).toHaveLength(1);
  });

  it('[CH5] a message above its lane’s bound is dropped', () => {
    const { receiver } = setup();
    const text = '{"n":1,"text":"xxxx"}';
    receiver.channel.receive(forge('others', 1, utf8(text)));
    receiver.channel.receive(forge('others', 1, utf8('{"n":1,"text":"xxx"}')));
    expect(receiver.channel.dropped).toEqual(drops({ 'too-large': 1 }));
    expect(receiver.heard).toHaveLength(1);
  });

  it('[CH5] sending more is our own bug, which fits() tells beforehand', () => {
    const { sender } = setup();
    const [short, long] = [
      { n: 1, text: 'xxx' },
      { n: 1, text: 'ääääx' }
    ];
    expect([sender.others.fits(short), sender.others.fits(long)]).toEqual([true, false]);
    expect(() => sender.others.send(long)).toThrow('fits');
    expect(sender.bytes.fits(new Uint8Array(2_000))).toBe(false);
    expect(() => sender.bytes.send(new Uint8Array(2_000))).toThrow('fits');
    expect(sender.frames).toEqual([]);
  });
});

describe('counting and closing', () => {
  it('[CH7] tells what was dropped, and where', () => {
    const { receiver, sentNumbers } = setup();
    const told: unknown[] = [];
    const off = receiver.channel.onDropped((dropped) => told.push(dropped));
    const [frame] = sentNumbers(1);
    for (const bytes of [frame!, frame!, new Uint8Array()]) receiver.channel.receive(bytes);
    off();
    receiver.channel.receive(frame!);
    expect(told).toEqual([
      { reason: 'replayed', lane: 'numbers' },
      { reason: 'unreadable', lane: undefined }
    ]);
  });

  it('[CH8] after closing nothing is sent or heard', () => {
    const { sender, receiver, sentNumbers } = setup();
    const [frame] = sentNumbers(1);
    for (const { channel } of [sender, receiver]) {
      channel.close();
      channel.close();
    }
    sender.numbers.send({ n: 2 });
    receiver.channel.receive(frame!);
    expect(sender.frames).toHaveLength(1);
    expect(receiver.heard).toEqual([]);
    expect(receiver.channel.dropped).toEqual(drops({ 'after-close': 1 }));
    expect(receiver.channel.isOpen).toBe(false);
  });

  it('[CH8] after closing no key is left in memory', async () => {
    const keys: Uint8Array[] = [];
    vi.resetModules();
    vi.doMock('./frame.js', async (original) => {
      const frame = await original<typeof Frame>();
      return {
        ...frame,
        laneKeyOf(...args: Parameters<typeof laneKeyOf>) {
          const key = frame.laneKeyOf(...args);
          keys.push(key);
          return key;
        }
      };
    });
    const { Channel: Watched } = await import('./channel.js');
    const channel = new Watched({ role: 'customer', linkKey, send: () => undefined });
    channel.lane('numbers', schema);
    expect(keys.filter((key) => key.some((byte) => byte !== 0))).toHaveLength(2);
    channel.close();
    expect(keys.filter((key) => key.some((byte) => byte !== 0))).toEqual([]);
  });

  it('asserts that lanes are opened once, with a proper name, while open', () => {
    const { channel } = side('customer');
    for (const name of ['numbers', '', 'Ä', '__proto__', 'x'.repeat(33)]) {
      expect(() => channel.lane(name, schema)).toThrow('assertion');
    }
    channel.close();
    expect(() => channel.binaryLane('late')).toThrow('closed');
  });
});
