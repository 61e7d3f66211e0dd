import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concat, randomBytes, toHex, utf8 } from '../../src/lib/base/bytes.js';
import { readArchived, readEnded, readPicture } from '../../src/lib/history/archived-session.js';
import { HistoryFileError, readHistoryFile, writeHistoryFile } from '../../src/lib/history/history-file.js';
import { buildSegment, readSegment, SearchableSegment } from '../../src/lib/history/search-index.js';
import { readSessionRecord, readStoredEntry } from '../../src/lib/history/session-record.js';
import { makeIdentity } from '../../src/lib/handshake/identity.js';
import { keysFromRecord } from '../../src/lib/session/store/stored-session.js';
import { readRecords } from '../../src/lib/features/files/shared/file-records.js';
import { archivedReport } from '../../src/lib/features/report/shared/archived-report.js';
import { fingerprintsOf } from '../../src/lib/history/fingerprints.js';
import {
  maxReplyFileBytes,
  readReplyFile,
  repliesToJson,
  repliesToXml
} from '../../src/lib/features/replies/technician/reply-files.js';
import {
  checkReport,
  reportFileText,
  reportPurpose
} from '../../src/lib/features/report/shared/report-file.js';
import { evidenceIn } from '../../src/lib/features/report/shared/report-evidence.js';
import {
  agreeing,
  quiet,
  twoSides,
  wayBetween,
  signerOf
} from '../../src/lib/features/report/testing/two-sides.js';
import { sealArchived } from '../../src/lib/features/report/shared/seal-archived.js';
import { expectBounded, fuzz, fuzzAsync } from './fuzz.js';
import { samples } from '../../src/lib/features/files/testing/samples.js';
import { mutated, mutatedBytes, mutatedJson, mutatedText, oddText } from './mutations.js';

const id = 'ab'.repeat(16);
const ended = {
  v: 1,
  id,
  number: '12345678',
  name: 'Ida',
  peerName: '',
  technicianName: 'Kim',
  customFields: ['', 'A-17'],
  createdAt: 1_000,
  startedAt: 2_000,
  endedAt: 62_000,
  endedBy: 'technician',
  device: id,
  lines: 1,
  hasNotes: true,
  rating: 4.5
} as const;
const archived = {
  v: 1,
  id,
  entries: [
    {
      id: 'e1',
      author: 'customer',
      seq: 1,
      at: 3_000,
      text: 'It is broken',
      proof: { at: 2, seen: 0, signature: 'ef'.repeat(64) }
    }
  ],
  log: [{ id: 'l1', at: 2_000, kind: 'file-done', facts: { name: 'x.zip', sha256: 'a'.repeat(64) } }],
  notes: 'only for us',
  survey: [{ question: 'How?', answer: 5 }],
  agreed: { facts: '{}', technician: 'ab'.repeat(64), customer: 'cd'.repeat(64) }
} as const;
const picture = {
  v: 1,
  id: '0'.repeat(16),
  session: id,
  at: 5,
  name: 'Shot',
  type: 'image/png',
  bytes: randomBytes(20)
};
const record = {
  version: 1,
  id,
  role: 'customer',
  keys: { rootKey: randomBytes(32), seed: randomBytes(32), identity: makeIdentity() },
  createdAt: 1,
  status: 'active',
  statusSince: 2,
  name: 'Ida',
  customFields: ['', ''],
  peerName: 'Kim',
  draft: 'unsent',
  confirmed: 3,
  pin: { digits: '123456789', expiresAt: 5, phase: 'live' },
  day: { timeLimit: { minutes: 30, leftMs: 1_000 }, isRestarting: false },
  log: [{ id: 'l', at: 1, kind: 'named', facts: { name: 'Ida' } }]
};
const entry = {
  id: 'e',
  author: 'technician',
  seq: 1,
  at: 1,
  text: 'Hello',
  proof: { at: 1, seen: 0, signature: randomBytes(64) }
};

describe('what was stored', () => {
  const readers = [
    { name: 'a record', rule: 'HS9', good: record, read: readSessionRecord },
    { name: 'a line of the transcript', rule: 'HS9', good: entry, read: readStoredEntry },
    { name: 'a session that is over', rule: 'HX6', good: ended, read: readEnded },
    { name: 'all else of it', rule: 'HX6', good: archived, read: readArchived },
    { name: 'a picture', rule: 'HX6', good: picture, read: readPicture }
  ] as const;

  it.each(readers)(
    '[HS9, HX6] $name is read as it was written, or its broken place is named',
    ({ good, read }) => {
      expect(read(good).ok).toBe(true);
      fuzz(mutated([good]), (value) => {
        const result = read(value);
        if (!result.ok) {
          // The place, which begins with the name of a field.
          expect(result.error).toMatch(/^[a-z]+/i);
          return;
        }
        expect(read(result.value)).toEqual(result);
        if ('keys' in result.value) keysFromRecord(result.value);
      });
    }
  );

  it('[HX6] nothing that is read from a file has a text or a list without bounds', () => {
    fuzz(mutated([ended, picture]), (value) => {
      for (const read of [readEnded, readPicture]) {
        const result = read(value);
        if (result.ok)
          expectBounded(result.value, {
            text: 400,
            list: 2,
            number: Number.MAX_VALUE,
            bytes: 16 * 1024 * 1024
          });
      }
    });
  });

  it('[FT7] transfers are taken up again as far as they can be read', () => {
    const facts = samples.file[0];
    const good = {
      facts,
      isOwn: true,
      phase: 'moving',
      isPausedHere: false,
      fingerprints: { md5: '0'.repeat(32), sha256: '0'.repeat(64) }
    };
    expect(readRecords([good])).toHaveLength(1);
    fuzz(mutated([[good], [good, good]]), (value) => {
      for (const { facts } of readRecords(value)) expectBounded(facts, { text: 512 });
    });
  });

  it('[HX3] a segment of the index is searched, or is none', () => {
    const good = buildSegment([
      { id: 'a', text: 'the printer is broken' },
      { id: 'b', text: 'the screen, too' }
    ]);
    fuzz(fc.tuple(mutated([good]), fc.constantFrom('the', 'pr', 'oo', 'x')), ([value, part]) => {
      const segment = readSegment(value);
      if (segment)
        for (const found of new SearchableSegment(segment).find([part], 'de'))
          expect(segment.ids).toContain(found);
    });
  });

  it('[RP1] fingerprints are those of a log, whatever stands in it', () => {
    fuzz(mutated([archived]), (value) => {
      const result = readArchived(value);
      if (!result.ok) return;
      for (const { md5, sha256 } of fingerprintsOf(result.value.log))
        expect(/^[0-9a-f]{32}$/.test(md5) || /^[0-9a-f]{64}$/.test(sha256)).toBe(true);
    });
  });
});

describe('a file that somebody chose', () => {
  it('[HX6] of a history gives its values, or the one reason why not', async () => {
    async function* lines() {
      yield JSON.stringify({ kind: 'session', facts: ended, content: archived });
      yield JSON.stringify({ kind: 'picture' });
    }
    const files = await Promise.all(
      [undefined, 'passphrase'].map(async (passphrase) => {
        const blob = await writeHistoryFile(lines(), { passphrase, cost: 2 ** 14 });
        return new Uint8Array(await blob.arrayBuffer());
      })
    );
    let read = 0;
    await fuzzAsync(
      mutatedBytes(files),
      async (bytes) => {
        try {
          // Without the passphrase: deriving its key is meant to take long.
          for await (const { value } of readHistoryFile(new Blob([bytes]), undefined))
            if (value !== undefined) read++;
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(HistoryFileError);
        }
      },
      { cost: 4 }
    );
    expect(read).toBeGreaterThan(0);
  });

  const reply = {
    id: 'r',
    order: 1,
    kind: 'text',
    name: 'Hi',
    text: 'Hello & <welcome>',
    category: 'a',
    isFavourite: true,
    shortcut: 'hi'
  } as const;
  const replies = [reply, { ...reply, kind: 'url', text: 'https://example.com/?a=1&b=2' } as const];

  it('[RR5, RR6] of replies gives replies within bounds, or the one reason why not', () => {
    const { id: _id, order: _order, ...fields } = reply;
    for (const text of [repliesToXml(replies), repliesToJson(replies)])
      expect(readReplyFile(text)).toMatchObject({
        ok: true,
        value: { changed: [], skipped: [], replies: [fields, {}] }
      });
    const json = mutatedJson([JSON.parse(repliesToJson(replies))]);
    const xml = mutatedText(fc.constant(repliesToXml(replies)));
    const reasons = new Set<string>();
    fuzz(fc.oneof(json, xml), (text) => {
      const file = readReplyFile(text);
      if (file.ok) expectBounded(file.value, { text: 16 * 1024, list: 10_000 });
      else reasons.add(file.error);
    });
    for (const reason of reasons)
      expect(['not-replies', 'newer-version', 'hostile-xml', 'broken-xml']).toContain(reason);
  });

  it('[RR5] of replies brings back every letter that XML and JSON can carry', () => {
    const text = oddText.filter(
      (one) => one.length > 0 && one.length < 5_000 && utf8(one).length <= 16 * 1024
    );
    fuzz(text, (one) => {
      const json = readReplyFile(repliesToJson([{ ...reply, text: one }]));
      if (json.ok) expect(json.value.replies[0]?.text).toBe(one);
      // What XML 1.0 cannot carry is left out when it is written.
      // oxlint-disable-next-line no-control-regex -- these are what XML has no way to write
      if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.test(one)) return;
      const xml = readReplyFile(repliesToXml([{ ...reply, text: one }]));
      expect(xml).toMatchObject({ ok: true, value: { replies: [{ text: one }] } });
    });
  });

  it('[RR6] of replies, as large and as deep as it may be, is answered in good time', () => {
    const half = maxReplyFileBytes / 2;
    for (const text of [
      '<a>'.repeat(half / 3),
      `<r ${'a="" '.repeat(half / 5)}/>`,
      `<r>${'&lt;'.repeat(half / 4)}</r>`,
      `<r>${'<a/>'.repeat(half / 4)}</r>`,
      '['.repeat(half),
      `<!--${'-'.repeat(half)}`,
      ' '.repeat(half)
    ]) {
      const startedAt = process.cpuUsage();
      expect(readReplyFile(text).ok).toBe(false);
      expect(process.cpuUsage(startedAt).user).toBeLessThan(10_000_000);
    }
  });

  it('[RP2] of a report passes only if it is, letter by letter, what was signed', async () => {
    const peer = makeIdentity();
    const signer = signerOf(makeIdentity(), peer);
    const facts = { ...ended, customFields: ['', ''] as [string, string] };
    const content = {
      ...archived,
      entries: [...archived.entries],
      log: [...archived.log],
      survey: undefined,
      agreed: undefined
    };
    const seal = await sealArchived(facts, content, [], signer, [1, 2, 3, 4, 5, 6, 7]);
    const file = (await archivedReport(facts, { ...content, seal2: seal }, []))!;
    const text = reportFileText(file);
    expect(checkReport(text).ok).toBe(true);
    fuzz(fc.oneof(mutatedJson([file]), mutatedText(fc.constant(text))), (given) => {
      if (!checkReport(given).ok) return;
      // The one change that may be: the technician's own notes left out.
      const { notes: _notes, notesSignature: _signature, ...shared } = file;
      expect([text, reportFileText(shared)]).toContain(given);
    });
  });
});

describe('a report by a maker who lies', () => {
  it('[RP8] never seems to have more of the other side’s signatures than there were', async () => {
    const sides = twoSides();
    const way = wayBetween();
    const chat = [
      sides.line('customer', 1, 'It is broken'),
      sides.line('technician', 1, 'I see', 1),
      sides.line('customer', 2, 'Thank you', 1)
    ];
    const log = [{ at: 2_000, kind: 'file-done', facts: { name: 'x.zip', sha256: 'a'.repeat(64) } }];
    const technician = agreeing('technician', sides, way, { chat, log });
    agreeing('customer', sides, way, { chat, log });
    await quiet();
    const honest = sides.report('technician', chat, log, technician.agreed);
    const said = new Set(chat.map(({ author, seq, text }) => JSON.stringify([author, seq, text])));
    const facts = mutatedText(fc.constant(technician.agreed!.facts));
    const lies = fc.tuple(mutatedJson([JSON.parse(honest.body)]), fc.oneof(fc.constant(undefined), facts));
    await fuzzAsync(
      lies,
      async ([body, text]) => {
        const signer = sides.signerFor('technician');
        const checked = checkReport(
          reportFileText({
            ...honest,
            body,
            signature: toHex(signer.sign(reportPurpose, utf8(body))),
            ...(text !== undefined && { agreed: { ...technician.agreed!, facts: text } })
          })
        );
        if (!checked.ok) return;
        const evidence = await evidenceIn(checked.value);
        if (!evidence.ok) return expect(['forged', 'differs', 'one-key']).toContain(evidence.error);
        const { by, signedLines, agreed } = evidence.value;
        const lines = checked.value.body.chat.map(({ author, seq, text: words }) =>
          JSON.stringify([author, seq, words])
        );
        if (agreed) for (const line of said) expect(lines).toContain(line);
        if (by === 'technician' && signedLines > 0)
          expect(
            lines.filter((line) => line.includes('customer') && said.has(line)).length
          ).toBeGreaterThanOrEqual(Math.min(signedLines, 2));
      },
      { cost: 4 }
    );
  });
});

it('[HX6] a file of a history that was cut anywhere ends the import with its reason', async () => {
  const blob = await writeHistoryFile(
    (async function* () {
      yield '{"kind":"session"}';
    })(),
    {}
  );
  const bytes = new Uint8Array(await blob.arrayBuffer());
  for (let length = 0; length < bytes.length; length++) {
    const read = async () => {
      for await (const { value } of readHistoryFile(new Blob([concat(bytes.subarray(0, length))]), undefined))
        expect(value).toBeDefined();
    };
    await expect(read()).rejects.toBeInstanceOf(HistoryFileError);
  }
});
