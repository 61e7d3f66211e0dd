import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../../../base/bytes.js';
import { sign } from '../../../handshake/identity.js';
import type { AgreedFacts } from '../../../history/archived-session.js';
import { commonFacts, factsPurpose } from './common-facts.js';
import { reportText, type ReportedLine } from './report-body.js';
import { evidenceIn } from './report-evidence.js';
import { checkReport, reportFileText } from './report-file.js';
import { namedKeys, sealReport } from './seal-report.js';
import { agreeing, quiet, twoSides, wayBetween } from '../testing/two-sides.js';

const file = { at: 2_000, kind: 'file-done', facts: { name: 'a.zip', sha256: 'b'.repeat(64) } };

async function judged(text: string) {
  const checked = checkReport(text);
  if (!checked.ok) throw new Error(`the maker’s own signature: ${checked.error}`);
  return evidenceIn(checked.value);
}

async function session() {
  const sides = twoSides();
  const way = wayBetween();
  const chat = [
    sides.line('customer', 1, 'It is broken'),
    sides.line('technician', 1, 'I see', 1),
    sides.line('customer', 2, 'Thank you', 1)
  ];
  const technician = agreeing('technician', sides, way, { chat, log: [file] });
  const customer = agreeing('customer', sides, way, { chat, log: [file] });
  await quiet();
  return { sides, chat, agreed: technician.agreed!, customers: customer.agreed! };
}

const without = ({ proof: _proof, ...line }: ReportedLine): ReportedLine => line;

it('[RP8] tells how much the other side signed: the end, its lines, or nothing', async () => {
  const { sides, chat, agreed, customers } = await session();
  expect(await judged(sides.text('technician', chat, [file], agreed))).toMatchObject({
    ok: true,
    value: { by: 'technician', signedLines: 2, lines: 2, missingLines: 0, agreed: { chat: { customer: 2 } } }
  });
  expect(await judged(sides.text('customer', chat, [file], customers))).toMatchObject({
    ok: true,
    value: { by: 'customer', signedLines: 1, lines: 1, agreed: { files: [file.facts.sha256] } }
  });
  expect(await judged(sides.text('technician', chat, [file]))).toMatchObject({
    ok: true,
    value: { signedLines: 2, lines: 2, agreed: undefined }
  });
  // as somebody writes it who has no key but their own
  expect(await judged(sides.text('technician', chat.map(without), [file]))).toMatchObject({
    ok: true,
    value: { signedLines: 0, lines: 2, agreed: undefined }
  });
});

it('[RP8] lines that are stored without signatures are counted as such', async () => {
  const { sides, chat } = await session();
  const mixed = [without(chat[0]!), ...chat.slice(1)];
  expect(await judged(sides.text('technician', mixed))).toMatchObject({
    ok: true,
    value: { signedLines: 1, lines: 2 }
  });
});

it('[RP9] a report of version 1 passes its check, and carries nobody else’s signature', async () => {
  const { sides, chat } = await session();
  const source = sides.source('technician', chat, [file]);
  const body = reportText(source, 1);
  expect(body).not.toContain('proof');
  const signature = toHex(sign(sides.identities.technician, 'session-report', utf8(body)));
  const text = reportFileText({ kind: 'tincan-report', v: 1, body, signature });
  expect(await judged(text)).toMatchObject({
    ok: true,
    value: { by: 'technician', signedLines: 0, lines: 2, agreed: undefined }
  });
  // neither form passes for the other
  expect(checkReport(text.replace('"v":1', '"v":2'))).toEqual({ ok: false, error: 'changed' });
});

describe('a technician who lies in a report of their own', () => {
  it('[RP8] cannot put a line into the customer’s mouth', async () => {
    const { sides, chat } = await session();
    for (const forged of [
      { ...chat[0]!, text: 'I agree to pay' },
      { ...chat[0]!, seq: 3 },
      { ...chat[0]!, proof: { ...chat[0]!.proof, seen: 7 } },
      { ...chat[0]!, proof: { ...chat[0]!.proof, at: 7 } },
      { ...chat[1]!, author: 'customer' as const },
      { ...chat[0]!, proof: chat[2]!.proof }
    ])
      expect(await judged(sides.text('technician', [forged, ...chat.slice(1)]))).toEqual({
        ok: false,
        error: 'forged'
      });
  });

  it('[RP8] cannot take lines or signatures of another session', async () => {
    const { sides, chat, agreed } = await session();
    const other = await session();
    const elsewhere = twoSides('cd'.repeat(16));
    elsewhere.identities.technician = sides.identities.technician;
    elsewhere.identities.customer = sides.identities.customer;
    for (const text of [
      sides.text('technician', [other.chat[0]!]),
      sides.text('technician', [elsewhere.line('customer', 1, 'It is broken')]),
      sides.text('technician', chat, [file], other.agreed),
      elsewhere.text('technician', [], [file], agreed)
    ])
      expect(await judged(text)).toEqual({ ok: false, error: 'forged' });
  });

  it('[RP8] cannot swap the customer’s key for one of their own, nor use one key for both', async () => {
    const { sides, chat, agreed } = await session();
    const own = twoSides();
    own.identities.technician = sides.identities.technician;
    expect(await judged(own.text('technician', chat))).toEqual({ ok: false, error: 'forged' });
    expect(await judged(own.text('technician', [], [file], agreed))).toEqual({ ok: false, error: 'forged' });
    own.identities.customer = own.identities.technician;
    expect(await judged(own.text('technician', []))).toEqual({ ok: false, error: 'one-key' });
  });

  it('[RP8] cannot name a key under which everybody’s signature is right', async () => {
    const { sides } = await session();
    const lowOrder = `01${'00'.repeat(31)}`;
    const signer = sides.signerFor('technician');
    const nobody = { ...signer, peer: Uint8Array.from([1, ...new Uint8Array(31)]) };
    const line = {
      ...sides.line('customer', 1, 'paid'),
      proof: { at: 1, seen: 0, signature: lowOrder + '00'.repeat(32) }
    };
    const source = { ...sides.source('technician', [line], []), ...namedKeys('technician', nobody) };
    const text = reportFileText({
      kind: 'tincan-report',
      v: 2,
      body: reportText(source, 2),
      signature: sealReport(signer, source, '').report
    });
    expect(await judged(text)).toEqual({ ok: false, error: 'forged' });
  });

  it('[RP8] cannot leave out, add or change what both signed', async () => {
    const { sides, chat, agreed } = await session();
    const lies: [chat: ReportedLine[], log: (typeof file)[]][] = [
      [chat.slice(0, 2), [file]],
      [chat.slice(1), [file]],
      [[], [file]],
      [chat, []],
      [[chat[0]!, without({ ...chat[1]!, text: 'I do not' }), chat[2]!], [file]]
    ];
    for (const [lines, log] of lies)
      expect(await judged(sides.text('technician', lines, log, agreed))).toEqual({
        ok: false,
        error: 'differs'
      });
    // what came behind the facts stands beside them
    const later = [...chat, sides.line('customer', 3, 'one more')];
    expect((await judged(sides.text('technician', later, [file], agreed))).ok).toBe(true);
  });

  it('[RP8] cannot write the facts in another way, or sign them for the customer', async () => {
    const { sides, chat, agreed } = await session();
    const facts = agreed.facts.replace('"endedBy":"technician"', '"endedBy":"customer"');
    const signFacts = (text: string): AgreedFacts => ({
      facts: text,
      technician: toHex(sign(sides.identities.technician, factsPurpose, utf8(text))),
      customer: agreed.customer
    });
    for (const lie of [
      signFacts(facts),
      signFacts(`${agreed.facts} `),
      signFacts(agreed.facts.replace('"v":1', '"v":2')),
      { ...agreed, customer: agreed.technician },
      { ...agreed, technician: agreed.customer }
    ])
      expect(await judged(sides.text('technician', chat, [file], lie))).toEqual({
        ok: false,
        error: 'forged'
      });
  });
});

it('[RP8] lines that others refer to and that are missing are counted', async () => {
  const { sides, chat } = await session();
  // the technician's line says that the first of the customer's was read, and the second says of the technician's
  expect(await judged(sides.text('technician', [chat[1]!]))).toMatchObject({ value: { missingLines: 1 } });
  expect(await judged(sides.text('technician', [chat[2]!]))).toMatchObject({ value: { missingLines: 2 } });
});

it('[RP7] the facts of two statements have one text, whichever side writes it', async () => {
  const { sides, chat } = await session();
  const statement = (technician: number, customer: number, endedAt: number) => ({
    type: 'statement' as const,
    v: 1 as const,
    startedAt: 1,
    endedAt,
    endedBy: 'time' as const,
    terms: '',
    keptDays: null,
    technician,
    customer,
    files: []
  });
  const [a, b] = [statement(1, 1, 5), statement(1, 2, 9)];
  const shared = {
    session: 'ab'.repeat(16),
    ...namedKeys('technician', sides.signerFor('technician')),
    chat
  };
  expect(commonFacts({ role: 'technician', statement: a, ...shared }, b)).toBe(
    commonFacts({ role: 'customer', statement: b, ...shared, chat: chat.toReversed() }, a)
  );
});
