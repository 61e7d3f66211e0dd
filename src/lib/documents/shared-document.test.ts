import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { manualClock } from '../base/clock.js';
import type { Role } from '../base/roles.js';
import type { ChatEntry } from './chat-entry.js';
import type { DocSignal, LinkTrouble, Receipt } from './document-link.js';
import { createSharedDocument, type SharedDocumentOptions } from './shared-document.js';
import { breakConnections, bytesSent, memoryRtc } from '../channel/testing/memory-rtc.js';
import { portPair } from './testing/port-pair.js';
import { signAs, verifySigned } from './testing/signers.js';

// A busy machine takes its time for signatures and megabytes.
vi.setConfig({ testTimeout: 30_000 });

const open: { close(): void }[] = [];

beforeEach(() => {
  for (const [name, value] of Object.entries(memoryRtc)) vi.stubGlobal(name, value);
});
afterEach(() => {
  for (const thing of open.splice(0)) thing.close();
  vi.unstubAllGlobals();
});

const clock = manualClock(1_000_000);

function page(role: Role, more: Partial<SharedDocumentOptions> = {}) {
  const saved = { updates: [] as Uint8Array[], transcript: [] as ChatEntry[], confirmed: 0 };
  const document = createSharedDocument({
    sessionId: 'session',
    role,
    sign: signAs(role),
    verify: verifySigned,
    clock,
    onUpdate: (update) => saved.updates.push(update),
    onEntry: (entry) => saved.transcript.push(entry),
    onConfirmed: (upTo) => (saved.confirmed = upTo),
    ...more
  });
  open.push(document);
  return { document, chat: document.chat, saved, role };
}

type Page = ReturnType<typeof page>;

/** Both pages' links over fresh lanes, as after an admission. */
function admit(technician: Page, customer: Page) {
  const signals = portPair<DocSignal>();
  const receipts = portPair<Receipt>();
  const [first, second] = [technician, customer].map(({ document, role }, i) =>
    document.connect({
      signals: signals.ends[i]!,
      receipts: receipts.ends[i]!,
      isInitiator: role === 'technician',
      rtc: { iceServers: [] }
    })
  );
  return { technician: first!, customer: second!, signals: signals.sent, loseReceipts: receipts.lose };
}

const texts = ({ chat }: Page): string[] => chat.entries.map(({ text }) => text);
const until = (fact: () => void): Promise<void> => vi.waitFor(fact, { interval: 2, timeout: 25_000 });

/** Writes into the technician's own copy of the document as a hostile page would. */
function hostileTechnician(update: () => Uint8Array) {
  return page('technician', {
    onUpdate: () => {},
    saved: { transcript: [], updates: [update()] }
  });
}

describe('two pages', () => {
  it('[DC9] brings to both what either wrote, before and after they met', async () => {
    const [technician, customer] = [page('technician'), page('customer')];
    technician.chat.send('written alone');
    const links = admit(technician, customer);
    await until(() => expect(texts(customer)).toEqual(['written alone']));
    expect(links.customer.isConnected).toBe(true);
    customer.chat.send('answered');
    await until(() => expect(texts(technician)).toEqual(['written alone', 'answered']));
    expect(texts(customer)).toEqual(['written alone', 'answered']);
  });

  it('[CT3] tells the author that an entry arrived, and tells again after a reconnect', async () => {
    const [technician, customer] = [page('technician'), page('customer')];
    let links = admit(technician, customer);
    technician.chat.send('one');
    await until(() => expect(technician.chat.deliveredUpTo).toBe(1));
    expect(technician.saved.confirmed).toBe(1);

    links.technician.close();
    links.customer.close();
    // The technician's page was reloaded, and what the receipt said had not been saved.
    const reloaded = page('technician', {
      saved: { transcript: technician.saved.transcript, updates: technician.saved.updates }
    });
    expect(reloaded.chat.deliveredUpTo).toBe(0);
    links = admit(reloaded, customer);
    await until(() => expect(reloaded.chat.deliveredUpTo).toBe(1));
  });

  it('[DC9] shows typing until it is sent', async () => {
    const [technician, customer] = [page('technician'), page('customer')];
    const links = admit(technician, customer);
    await until(() => expect(links.technician.isConnected).toBe(true));
    customer.chat.noteTyping();
    await until(() => expect(technician.chat.isPeerTyping).toBe(true));
    customer.chat.send('done');
    await until(() => expect(technician.chat.isPeerTyping).toBe(false));
  });

  it('[DC10] connects again when the connection dies, and nothing is lost', async () => {
    const [technician, customer] = [page('technician'), page('customer')];
    const links = admit(technician, customer);
    await until(() => expect(links.technician.isConnected).toBe(true));
    breakConnections();
    await until(() => expect(links.technician.isConnected || links.customer.isConnected).toBe(false));
    customer.chat.send('in between');
    await until(() => {
      clock.advance(500);
      expect(texts(technician)).toEqual(['in between']);
    });
    await until(() => expect(customer.chat.deliveredUpTo).toBe(1));
  });

  it('[DC11] a large document gets through in pieces', async () => {
    const [technician, customer] = [page('technician'), page('customer')];
    for (let i = 0; i < 200; i++) technician.chat.send(`${i} ${'x'.repeat(16_000)}`);
    admit(technician, customer);
    await until(() => expect(customer.chat.entries.length).toBe(200));
    await until(() => expect(technician.chat.deliveredUpTo).toBe(200));
  });

  it('[CT3] a receipt that was lost is sent again when the connection opens again', async () => {
    const [technician, customer] = [page('technician'), page('customer')];
    const links = admit(technician, customer);
    await until(() => expect(links.technician.isConnected).toBe(true));
    links.loseReceipts(true);
    technician.chat.send('one');
    await until(() => expect(texts(customer)).toEqual(['one']));
    links.loseReceipts(false);
    expect(technician.chat.deliveredUpTo).toBe(0);
    breakConnections();
    await until(() => {
      clock.advance(500);
      expect(technician.chat.deliveredUpTo).toBe(1);
    });
  });

  it('[DC9] does not send back to a peer what came from it', async () => {
    const [technician, customer] = [page('technician'), page('customer')];
    const links = admit(technician, customer);
    // Both first syncs must be over: what is written before goes along in them once more.
    await until(() => expect(links.technician.isConnected && links.customer.isConnected).toBe(true));
    technician.chat.send('first');
    customer.chat.send('first');
    await until(() => expect([technician.chat.deliveredUpTo, customer.chat.deliveredUpTo]).toEqual([1, 1]));
    const before = bytesSent();
    technician.chat.send('x'.repeat(16_000));
    await until(() => expect(technician.chat.deliveredUpTo).toBe(2));
    // An echo would be on its way before the customer's answer to this.
    customer.chat.send('seen');
    await until(() => expect(customer.chat.deliveredUpTo).toBe(2));
    expect(bytesSent() - before).toBeLessThan(20_000);
  });

  it('[DC12] does not reach another tab of the same browser', async () => {
    // On the prototype: lib0 took the class when it was imported.
    const posted = vi.spyOn(BroadcastChannel.prototype, 'postMessage');
    const [technician, customer] = [page('technician'), page('customer')];
    const links = admit(technician, customer);
    await until(() => expect(links.technician.isConnected).toBe(true));
    technician.chat.send('only over the connection');
    await until(() => expect(texts(customer)).toHaveLength(1));
    links.technician.close();
    links.customer.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(posted).not.toHaveBeenCalled();
    posted.mockRestore();
  });
});

it('[DC10] a page that was about to be left and stays keeps its connection', async () => {
  const window = new EventTarget();
  vi.stubGlobal('window', window);
  const [technician, customer] = [page('technician'), page('customer')];
  const links = admit(technician, customer);
  await until(() => expect(links.technician.isConnected).toBe(true));
  window.dispatchEvent(new Event('beforeunload'));
  technician.chat.send('still here');
  await until(() => expect(texts(customer)).toEqual(['still here']));
  expect(links.signals.filter(({ type }) => type === 'description')).toHaveLength(2);
});

describe('what is saved', () => {
  it('[DC5] comes back whole after a reload, also from a compacted document', () => {
    const before = page('technician');
    before.chat.send('one');
    before.chat.send('two');
    for (const updates of [before.saved.updates, [before.document.state()]]) {
      const after = page('technician', { saved: { ...before.saved, updates } });
      expect(after.chat.entries).toEqual(before.chat.entries);
      expect(after.saved.updates).toEqual([]);
      expect(after.document.state()).toEqual(before.document.state());
    }
  });

  it('[DC5] a broken update costs neither the transcript nor the others', () => {
    const before = page('technician');
    before.chat.send('one');
    const updates = [Uint8Array.of(9, 9, 9), new Uint8Array(0), ...before.saved.updates];
    const after = page('technician', { saved: { ...before.saved, updates } });
    expect(after.chat.entries).toEqual(before.chat.entries);
    expect(after.document.state()).toEqual(before.document.state());
  });

  it('[DC5] a document that cannot be used any more begins anew', () => {
    const before = page('technician');
    before.chat.send('one');
    const update = before.document.state();
    for (let at = 0; at < update.length; at += 3) {
      const after = page('technician', { saved: { ...before.saved, updates: [update.with(at, 1)] } });
      expect(after.chat.send('two').ok).toBe(true);
      expect(texts(after)).toEqual(['one', 'two']);
      after.document.close();
    }
  });
});

describe('a hostile peer', () => {
  /** The trouble that the customer's page reports when the technician's page starts with this document. */
  async function troubleWith(fill: (doc: Y.Doc) => void): Promise<LinkTrouble> {
    const evil = new Y.Doc();
    fill(evil);
    const technician = hostileTechnician(() => Y.encodeStateAsUpdate(evil));
    const customer = page('customer');
    const links = admit(technician, customer);
    return await new Promise((resolve) => links.customer.onTrouble(resolve));
  }

  it('[DC8] is cut off when it fills the chat with what it did not sign', async () => {
    const trouble = await troubleWith((doc) =>
      doc.getArray('chat').push(Array.from({ length: 101 }, () => 0))
    );
    expect(trouble).toBe('forged-entries');
  });

  it('[DC7] is cut off when it sends more parts than a document may have', async () => {
    const trouble = await troubleWith((doc) =>
      doc.getArray('elsewhere').push(Array.from({ length: 200_001 }, () => 0))
    );
    expect(trouble).toBe('too-much');
  });

  it('[DC7] is cut off when it sends a document inside the document', async () => {
    const trouble = await troubleWith((doc) => doc.getArray('chat').push([new Y.Doc()]));
    expect(trouble).toBe('malformed');
  });

  it('[DC2] takes no line away by what it does to the type of the chat', async () => {
    const evil = new Y.Doc();
    evil.getMap('chat').set('length', 'a map of the same name');
    const technician = hostileTechnician(() => Y.encodeStateAsUpdate(evil));
    const customer = page('customer');
    customer.chat.send('still here');
    admit(technician, customer);
    await until(() => expect(texts(technician)).toEqual(['still here']));
    expect(texts(customer)).toEqual(['still here']);
  });

  it('[DC10] is not offered a connection again after it was cut off', async () => {
    const evil = new Y.Doc();
    evil.getArray('chat').push([new Y.Doc()]);
    const technician = page('technician');
    const customer = page('customer', {
      saved: { transcript: [], updates: [Y.encodeStateAsUpdate(evil)] }
    });
    const links = admit(technician, customer);
    await new Promise((resolve) => links.technician.onTrouble(resolve));
    const before = links.signals.filter(({ type }) => type === 'description').length;
    clock.advance(60_000);
    expect(links.signals.filter(({ type }) => type === 'description')).toHaveLength(before);
    expect(links.technician.isConnected).toBe(false);
  });
});
