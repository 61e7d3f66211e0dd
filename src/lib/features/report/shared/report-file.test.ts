import { expect, it } from 'vitest';
import { toHex, utf8 } from '../../../base/bytes.js';
import { makeIdentity, sign } from '../../../handshake/identity.js';
import { signerOf } from '../testing/two-sides.js';
import { Archive } from '../../../history/archive.js';
import { readArchived } from '../../../history/archived-session.js';
import { KeptRows } from '../../../history/kept-rows.js';
import { archivedReport, archivedSource } from './archived-report.js';
import type { ArchivedSession, EndedSession, KeptPicture } from '../../../history/archived-session.js';
import {
  checkReport,
  notesBytes,
  notesPurpose,
  reportFileText,
  reportPurpose,
  type ReportFile
} from './report-file.js';
import { reportText } from './report-body.js';
import { sealArchived } from './seal-archived.js';
import { namedKeys } from './seal-report.js';
import { sessionTimes } from './session-times.js';

const id = 'ab'.repeat(16);

const facts: EndedSession = {
  v: 1,
  id,
  number: '12345678',
  name: '=HYPERLINK("http://evil.example")',
  peerName: '',
  technicianName: 'Kim',
  customFields: ['-1+1', 'plain'],
  createdAt: 1_000,
  startedAt: 2_000,
  endedAt: 62_000,
  endedBy: 'technician',
  lines: 1,
  hasNotes: true
};

const content: ArchivedSession = {
  v: 1,
  id,
  entries: [{ id: 'e1', author: 'customer', seq: 1, at: 3_000, text: 'It is “broken” <b>\u2028👋' }],
  log: [
    { id: 'l1', at: 2_000, kind: 'started', facts: {} },
    { id: 'l2', at: 9_000, kind: 'file-done', facts: { sha256: 'a'.repeat(64), name: 'x.zip' } }
  ],
  notes: 'only for us'
};

const picture: KeptPicture = {
  v: 1,
  id: '0'.repeat(16),
  session: id,
  at: 5_000,
  name: 'Screenshot',
  type: 'image/png',
  bytes: Uint8Array.of(1, 2, 3)
};

const technician = makeIdentity();
const customer = makeIdentity();
const signer = signerOf(technician, customer);

async function signed(): Promise<string> {
  const seal = await sealArchived(facts, content, [picture], signer, [1, 2, 3, 4, 5, 6, 7]);
  // as the database gives it back
  const stored = structuredClone({ ...content, seal2: seal, notes: 'changed after the end' });
  const file = await archivedReport(facts, stored, [picture]);
  expect(toHex(technician.signing.publicKey)).toBe(seal.technicianKey);
  return reportFileText(file!);
}

it('[RP1] is signed by the session’s key with all there is, and the notes beside it', async () => {
  const checked = checkReport(await signed());
  expect(checked).toMatchObject({
    ok: true,
    value: {
      file: { notes: 'only for us' },
      body: {
        customerName: facts.name,
        chat: [{ text: content.entries[0]?.text }],
        files: [{ sha256: 'a'.repeat(64), name: 'x.zip' }],
        pictures: [{ name: 'Screenshot' }],
        times: { total: 60_000, worked: 60_000 }
      }
    }
  });
});

it('[RP9, HX1] a session that an earlier version archived still gives the report that was signed then', async () => {
  const named = { ...namedKeys('technician', signer), safetyCode: [1, 2] };
  const source = await archivedSource(facts, content, [picture], named);
  const seal = {
    v: 1 as const,
    ...named,
    report: toHex(sign(technician, reportPurpose, utf8(reportText(source, 1)))),
    notes: toHex(sign(technician, notesPurpose, notesBytes(id, content.notes))),
    signedNotes: content.notes
  };
  const stored = readArchived(structuredClone({ ...content, seal }));
  const file = await archivedReport(facts, stored.ok ? stored.value : content, [picture]);
  expect(file?.v).toBe(1);
  expect(checkReport(reportFileText(file!))).toMatchObject({ ok: true, value: { body: { v: 1 } } });
});

it('[RP7] what both sides signed is in the file, also after the archive was written anew', async () => {
  const rows = new KeptRows(undefined);
  const archive = new Archive(rows);
  const agreed = { facts: '{}', technician: 'a'.repeat(128), customer: 'b'.repeat(128) };
  const seal2 = await sealArchived(facts, content, [], signer, [1]);
  await archive.put(facts, { ...content, seal2 });
  await Promise.all([
    archive.setNotes(id, 'changed'),
    archive.amend(id, { content: { agreed } }),
    archive.amend(id, { content: { survey: [{ question: 'How?', answer: 5 }] } })
  ]);
  const stored = (await archive.content(id))!;
  expect(stored).toMatchObject({ notes: 'changed', agreed, survey: [{ answer: 5 }] });
  expect(await archivedReport(facts, stored, [])).toMatchObject({ v: 2, agreed, notes: content.notes });
});

it('[RP2] fails with one byte changed, taken away or added, wherever it is', async () => {
  const text = await signed();
  for (let at = 0; at < text.length; at += 7) {
    const other = text[at] === 'a' ? 'b' : 'a';
    expect(checkReport(text.slice(0, at) + other + text.slice(at + 1)).ok).toBe(false);
    expect(checkReport(`${text.slice(0, at)} ${text.slice(at)}`).ok).toBe(false);
  }
  expect(checkReport(`${text}\n`)).toEqual({ ok: false, error: 'changed' });
  expect(checkReport(text.replace('only for us', 'only for you'))).toEqual({ ok: false, error: 'changed' });
  expect(checkReport(text)).toMatchObject({ ok: true });
}, 60_000);

it('[RP2] the notes of another session do not fit', async () => {
  const file = JSON.parse(await signed()) as ReportFile;
  const notesOf = (session: string): string =>
    toHex(sign(technician, notesPurpose, notesBytes(session, file.notes!)));
  expect(checkReport(reportFileText({ ...file, notesSignature: notesOf(id) }))).toMatchObject({ ok: true });
  expect(checkReport(reportFileText({ ...file, notesSignature: notesOf('cd'.repeat(16)) }))).toEqual({
    ok: false,
    error: 'changed'
  });
  const { notesSignature, ...without } = file;
  expect(checkReport(JSON.stringify(without))).toEqual({ ok: false, error: 'changed' });
  delete file.notes;
  delete file.notesSignature;
  expect(checkReport(JSON.stringify(file))).toMatchObject({ ok: true });
  expect(notesSignature).toMatch(/^[0-9a-f]{128}$/);
});

it('[RP4] the customer’s report is signed by the customer, and by nobody else', async () => {
  const { body } = JSON.parse(await signed()) as ReportFile;
  const own = JSON.stringify({ ...(JSON.parse(body) as object), by: 'customer' });
  const signedBy = (identity: typeof customer): string =>
    reportFileText({
      kind: 'tincan-report',
      v: 2,
      body: own,
      signature: toHex(sign(identity, reportPurpose, utf8(own)))
    });
  expect(checkReport(signedBy(customer))).toMatchObject({ ok: true, value: { body: { by: 'customer' } } });
  expect(checkReport(signedBy(technician))).toEqual({ ok: false, error: 'changed' });
});

it('[RP2] what is no report, or of a newer version, is refused with a reason', () => {
  for (const text of ['', '{', '[]', '{"kind":"tincan-replies"}', '<html>'])
    expect(checkReport(text)).toEqual({ ok: false, error: 'not-report' });
  expect(checkReport('{"kind":"tincan-report","v":3}')).toEqual({ ok: false, error: 'newer-version' });
  expect(checkReport('{"kind":"tincan-report","v":1}')).toEqual({ ok: false, error: 'changed' });
});

it('[RP3] times what was worked, held and without connection', () => {
  const log = [
    { at: 0, kind: 'created' },
    { at: 10, kind: 'started' },
    { at: 20, kind: 'held' },
    { at: 25, kind: 'lost' },
    { at: 30, kind: 'back' },
    { at: 50, kind: 'resumed' },
    { at: 60, kind: 'lost' },
    { at: 65, kind: 'back' },
    { at: 99, kind: 'ended-by-customer' }
  ];
  expect(sessionTimes(log, 10, 100)).toEqual({ total: 90, worked: 55, held: 30, away: 5 });
  expect(sessionTimes(log, undefined, 100)).toEqual({ total: 0, worked: 0, held: 0, away: 0 });
  // a clock that was set back makes no negative times
  expect(sessionTimes(log, 10, 5)).toEqual({ total: 0, worked: 0, held: 0, away: 0 });
});
