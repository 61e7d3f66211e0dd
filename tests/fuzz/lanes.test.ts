import * as v from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import { randomBytes, toBase64Url, utf8 } from '../../src/lib/base/bytes.js';
import { Channel } from '../../src/lib/channel/channel.js';
import { asKey } from '../../src/lib/handshake/keys.js';
import { features } from '../../src/lib/app/features.js';
import { lanes, type LaneName } from '../../src/lib/session/link/lanes.js';
import { expectBounded, fuzz } from './fuzz.js';
import { goodMessages } from './good-messages.js';
import { asBytes, mutatedBytes, mutatedJson } from './mutations.js';

const linkKey = asKey('link', randomBytes(32));

/** A customer's page, and a technician's who has all the keys and sends any bytes on any lane. */
function setup(name: LaneName) {
  const receiver = new Channel({ role: 'customer', linkKey, send: () => undefined });
  const heard: unknown[] = [];
  receiver.lane(name, lanes[name]).onMessage((message) => heard.push(message));
  const sender = new Channel({ role: 'technician', linkKey, send: (frame) => receiver.receive(frame) });
  const lane = sender.binaryLane(name);
  return { receiver, heard, say: (bytes: Uint8Array) => lane.fits(bytes) && lane.send(bytes) };
}

// the code of a feature may bring a worker along, which nothing here starts
vi.stubGlobal('Worker', class {});

type Samples = Record<string, Record<string, object[]>>;
const samples = import.meta.glob<Samples>('../../src/lib/features/*/testing/samples.ts', { eager: true });

/** Every lane of every feature, with its schema and one good message of each kind. */
const ofFeatures = (
  await Promise.all(
    features.map(async ({ id, lanes: own = {}, sharedLanes = {}, load }) => {
      const code = await (load.customer ?? load.technician)?.();
      return Object.keys({ ...own, ...sharedLanes }).map((lane) => ({
        feature: id,
        lane,
        schema: code?.code.schemas?.[lane] ?? v.never(),
        good: samples[`../../src/lib/features/${id}/testing/samples.ts`]?.['samples']?.[lane] ?? []
      }));
    })
  )
).flat();

/** The longest text of a feature's messages is the description of a further connection, or a piece of a still. */
const longest: Readonly<Record<string, number>> = {
  line: 32_768,
  offer: 32_768,
  answer: 32_768,
  candidate: 1_024,
  // its points
  stroke: 840,
  piece: 48_000
};

const names = Object.keys(lanes) as LaneName[];
/** What a frame can hold: no text of a message is longer. */
const bounds = { text: 65_536, list: 20 };

describe('a peer who may send anything', () => {
  it.each(names)('[CH6, CH7] on lane %s is heard only in the words of that lane', (name) => {
    const { receiver, heard, say } = setup(name);
    fuzz(asBytes(mutatedJson(goodMessages[name])), (bytes) => {
      const before = { heard: heard.length, malformed: receiver.dropped.malformed };
      if (!say(bytes)) return;
      expect(heard.length - before.heard + receiver.dropped.malformed - before.malformed).toBe(1);
      const [message] = heard.splice(0);
      if (message === undefined) return;
      expectBounded(message, bounds);
      // What was let through is let through again and means the same.
      expect(v.parse(lanes[name] as v.GenericSchema, message)).toEqual(message);
    });
    expect(receiver.droppedCount).toBe(receiver.dropped.malformed);
  });

  it.each(names)('[CH6] on lane %s is understood in each of its words', (name) => {
    const { heard, say } = setup(name);
    for (const message of goodMessages[name]) {
      say(utf8(JSON.stringify(message)));
      expect(heard.splice(0)).toEqual([message]);
    }
    const said = goodMessages[name].map((message) => wordOf(message));
    expect([...new Set(said)].sort()).toEqual(wordsOf(lanes[name]).sort());
  });

  it.each(ofFeatures)(
    '[FE2, FT1] on lane $lane of $feature is heard only in its words',
    ({ schema, good }) => {
      fuzz(mutatedJson(good), (json) => {
        const parsed = v.safeParse(schema, parse(json));
        if (!parsed.success) return;
        expectBounded(parsed.output, { text: longest[wordOf(parsed.output)] ?? 512, list: 500 });
        expect(v.parse(schema, parsed.output)).toEqual(parsed.output);
      });
      for (const message of good) expect(v.parse(schema, message)).toEqual(message);
      expect([...new Set(good.map((message) => wordOf(message)))].sort()).toEqual(wordsOf(schema).sort());
    }
  );

  it('[CH7] garbles frames as it likes: they are dropped and counted, and none is heard', () => {
    const frames: Uint8Array[] = [];
    const sender = new Channel({ role: 'technician', linkKey, send: (frame) => frames.push(frame) });
    for (const name of names) sender.binaryLane(name).send(utf8(JSON.stringify(goodMessages[name][0])));
    const receiver = new Channel({ role: 'customer', linkKey, send: () => undefined });
    let heard = 0;
    for (const name of names) receiver.lane(name, lanes[name]).onMessage(() => heard++);
    let sent = 0;
    fuzz(mutatedBytes(frames), (bytes) => {
      receiver.receive(bytes);
      expect(heard + receiver.droppedCount).toBe(++sent);
    });
    // Only what is letter for letter one of the frames opens, and that once.
    expect(heard).toBeLessThanOrEqual(frames.length);
  });
});

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const wordOf = (message: unknown): string => {
  const { type, kind } = message as { type?: string; kind?: string };
  return type ?? kind ?? toBase64Url(utf8('upTo'));
};

/** Every word that a lane's schema knows: none is left out of these tests. */
function wordsOf(schema: unknown): string[] {
  const { options, key } = schema as {
    options?: { entries: Record<string, { literal: string }> }[];
    key?: string;
  };
  return options?.map(({ entries }) => entries[key!]!.literal) ?? [toBase64Url(utf8('upTo'))];
}
