import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { randomBytes, toBase64Url, utf8 } from '../../src/lib/base/bytes.js';
import { Channel } from '../../src/lib/channel/channel.js';
import { asKey } from '../../src/lib/handshake/keys.js';
import { lanes, type LaneName } from '../../src/lib/session/lanes.js';
import { agreementSchema } from '../../src/lib/session/records/agreement.js';
import { fileMessageSchema } from '../../src/lib/transfer/file-messages.js';
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

/** Lanes whose own words are fetched later. */
const readLater = { file: fileMessageSchema, agreement: agreementSchema };

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
      if (!(name in readLater)) expectBounded(message, bounds);
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
    expect([...new Set(said)].sort()).toEqual(
      wordsOf(name in readLater ? readLater[name as keyof typeof readLater] : lanes[name]).sort()
    );
  });

  it('[RP7] says about the end only what the words of the end are', () => {
    fuzz(mutatedJson(goodMessages.agreement), (text) => {
      const parsed = v.safeParse(agreementSchema, parse(text));
      if (parsed.success) expectBounded(parsed.output, { text: 128, list: 500 });
    });
  });

  it('[FT1] says about files only what the files’ own words are', () => {
    fuzz(mutatedJson(goodMessages.file), (text) => {
      const parsed = v.safeParse(fileMessageSchema, parse(text));
      if (!parsed.success) return;
      expectBounded(parsed.output, { text: parsed.output.type === 'line' ? 32_768 : 512 });
    });
  });

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
