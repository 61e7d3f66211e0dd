import { Emitter } from '../../../base/emitter.js';
import { manualClock } from '../../../base/clock.js';
import { toHex } from '../../../base/bytes.js';
import { otherRole, type Role } from '../../../base/roles.js';
import { signedBytes } from '../../../documents/chat-entry.js';
import { portPair } from '../../../documents/testing/port-pair.js';
import { makeIdentity, sign, type SessionIdentity } from '../../../handshake/identity.js';
import type { AgreedFacts } from '../../../history/archived-session.js';
import { chatPurpose } from '../../../documents/chat-purpose.js';
import type { Signer } from '../../../session/feature.js';
import { Agreement, type AgreementMessage } from '../shared/agreement.js';
import { reportText, type ReportedLine, type ReportSource } from '../shared/report-body.js';
import { reportFileText, type ReportFile } from '../shared/report-file.js';
import { namedKeys, sealReport } from '../shared/seal-report.js';

export const sessionId = 'ab'.repeat(16);

type Log = { at: number; kind: string; facts: Record<string, string> }[];

export const signerOf = (identity: SessionIdentity, peer: SessionIdentity): Signer => ({
  own: identity.signing.publicKey,
  peer: peer.signing.publicKey,
  sign: (purpose, bytes) => sign(identity, purpose, bytes)
});

/** Both sides of one session with real keys, and what each of them would write down. */
export function twoSides(session = sessionId) {
  const identities = { technician: makeIdentity(), customer: makeIdentity() };
  const signerFor = (role: Role): Signer => signerOf(identities[role], identities[otherRole(role)]);

  /** A line of the chat as its author signs it. */
  function line(author: Role, seq: number, text: string, seen = 0): ReportedLine & { proof: object } {
    const entry = {
      v: 1 as const,
      id: `${author}-${seq}`.padEnd(22, 'A'),
      author,
      seq,
      at: 1_000 + seq,
      seen,
      text
    };
    const signature = toHex(sign(identities[author], chatPurpose, signedBytes(session, entry)));
    const { id, at } = entry;
    return { id, author, seq, at, text, proof: { at, seen, signature } };
  }

  function source(by: Role, chat: readonly ReportedLine[], log: Log): ReportSource {
    return {
      by,
      session,
      number: '12345678',
      technicianName: 'Kim',
      customerName: 'Ida',
      createdAt: 500,
      startedAt: 1_000,
      // the customer's clock is a minute ahead
      endedAt: by === 'technician' ? 9_000 : 69_000,
      endedBy: 'technician',
      ...namedKeys(by, signerFor(by)),
      safetyCode: [1, 2, 3, 4, 5, 6, 7],
      log,
      chat,
      pictures: []
    };
  }

  function report(
    by: Role,
    chat: readonly ReportedLine[],
    log: Log = [],
    agreed?: AgreedFacts
  ): ReportFile & { v: 2 } {
    const from = source(by, chat, log);
    return {
      kind: 'tincan-report',
      v: 2,
      body: reportText(from, 2),
      signature: sealReport(signerFor(by), from, '').report,
      ...(agreed && { agreed })
    };
  }

  return {
    identities,
    signerFor,
    line,
    source,
    report,
    text: (...args: Parameters<typeof report>): string => reportFileText(report(...args))
  };
}

/** The lane of both ends, and a way that can be lost and found. */
export function wayBetween() {
  const { ends, sent, lose } = portPair<AgreementMessage>();
  const changed = new Emitter<void>();
  const state = { isUp: true };
  const session = {
    get isUp() {
      return state.isUp;
    },
    onChange: changed.on
  };
  return {
    ports: { technician: ends[0], customer: ends[1] },
    session,
    sent,
    lose(): void {
      state.isUp = false;
      lose(true);
      changed.emit();
    },
    find(): void {
      state.isUp = true;
      lose(false);
      changed.emit();
    }
  };
}

interface End {
  chat?: readonly ReportedLine[];
  log?: Log;
}

/** Lets one side of `sides` sign at the end over `way`. */
export function agreeing(
  role: Role,
  sides: ReturnType<typeof twoSides>,
  way: ReturnType<typeof wayBetween>,
  { chat = [], log = [] }: End = {},
  clock = manualClock()
) {
  const { startedAt, endedAt, endedBy, session } = sides.source(role, chat, log);
  const side = { agreed: undefined as AgreedFacts | undefined, isSettled: false, times: 0 };
  const agreement = new Agreement({
    role,
    sessionId: session,
    signer: sides.signerFor(role),
    session: way.session,
    port: way.ports[role],
    clock,
    end: { startedAt, endedAt, endedBy, keptDays: role === 'technician' ? 90 : null },
    log,
    chat,
    onAgreed: (agreed) => {
      side.agreed = agreed;
      side.times++;
    }
  });
  return Object.assign(side, { agreement, clock });
}

/** Everything that was sent has arrived and was answered. */
export const quiet = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));
