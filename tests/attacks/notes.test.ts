// features: notes
import { expect, it } from 'vitest';
import { endSession, seeChat, sendChat, startSession } from '../support/flow.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

declare global {
  /** Everything that reached the page, as bytes of Latin-1 and, where something was deciphered, as its text. */
  var reached: string[];
}

/**
 * Reads every byte that reaches the page: on data channels, sockets and by fetch, as it comes and, behind every seal,
 * as the page itself reads it (all text of frames and documents goes through `TextDecoder`).
 */
const readAll = `
  globalThis.reached = [];
  const note = (data) => {
    if (typeof data === 'string') return void reached.push(data);
    if (data instanceof Blob) return void data.arrayBuffer().then(note);
    const bytes = new Uint8Array(data.buffer ?? data, data.byteOffset ?? 0, data.byteLength);
    let text = '';
    for (const byte of bytes) text += String.fromCharCode(byte);
    reached.push(text);
  };
  for (const target of [RTCDataChannel, WebSocket]) {
    const add = target.prototype.addEventListener;
    const watched = new WeakSet();
    const watch = (one) => {
      if (watched.has(one)) return;
      watched.add(one);
      add.call(one, 'message', ({ data }) => note(data));
    };
    target.prototype.addEventListener = function (...args) { watch(this); return add.apply(this, args); };
    const { set, get } = Object.getOwnPropertyDescriptor(target.prototype, 'onmessage');
    Object.defineProperty(target.prototype, 'onmessage', { get, set(f) { watch(this); set.call(this, f); } });
  }
  const { decode } = TextDecoder.prototype;
  TextDecoder.prototype.decode = function (...args) { const text = decode.apply(this, args); note(text); return text; };`;

it('[NT2] nothing that reaches the customer’s page holds anything of the notes', async () => {
  const sides = await startSession(rig, { customerPage: { initScript: readAll } });
  const { technician, customer } = sides;
  await technician.click('tab-notes');
  await technician.fill('notes', 'topsecret one');
  await technician.fill('notes', 'topsecret one\n- [ ] topsecret two');
  await technician.click('note-check');
  await technician.click('tab-chat');
  await sendChat(technician, 'said aloud');
  await seeChat(customer, 'said aloud');
  await endSession(technician, sides);
  const found = await customer.evaluate(
    () => ({
      said: reached.some((text) => text.includes('said aloud')),
      secret: reached.filter((text) => text.includes('topsecret')),
      page: document.documentElement.outerHTML.includes('topsecret')
    }),
    undefined
  );
  // what was said was seen: so the notes would have been
  expect(found).toEqual({ said: true, secret: [], page: false });
  await technician.click('tab-notes');
  expect(await technician.text('notes')).toBe('topsecret one\n- [x] topsecret two');
});
