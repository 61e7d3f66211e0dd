/** Both sides sign at the end what they have in common, and keep each other's signature (RP7). Fetched only then. */
import * as v from 'valibot';
import { fromHex, toHex, utf8 } from '../../../base/bytes.js';
import type { Clock } from '../../../base/clock.js';
import type { Role } from '../../../base/roles.js';
import { verify } from '../../../handshake/identity.js';
import type { AgreedFacts } from '../../../history/archived-session.js';
import type { Port } from '../../../base/port.js';
import type { FeatureContext, Signer } from '../../../session/feature.js';
import { termsDigestIn } from '../../../history/terms-digest.js';
import {
  commonFacts,
  completeUpTo,
  factsPurpose,
  maxStatedFiles,
  statementSchema,
  type ChatLine,
  type Statement
} from './common-facts.js';
import { fingerprintsOf } from '../../../history/fingerprints.js';
import { namedKeys } from './seal-report.js';

/** A page of an earlier version never answers; one that is there does within a round trip or two. */
const answerWithinMs = 3_000;
/** The own signature must leave before the way is closed. */
const leaveWithinMs = 200;

export const agreementSchema = v.variant('type', [
  statementSchema,
  v.strictObject({ type: v.literal('signature'), signature: v.pipe(v.string(), v.regex(/^[0-9a-f]{128}$/)) })
]);

/** The end of the session as this side has it. */
export interface OwnEnd {
  startedAt: number | undefined;
  endedAt: number;
  endedBy: Statement['endedBy'];
  /** `null`: this side keeps nothing of it. */
  keptDays: number | null;
}

interface Options {
  role: Role;
  sessionId: string;
  signer: Signer;
  /** The other side is there, as far as this page knows. */
  session: Pick<FeatureContext['session'], 'isUp' | 'onChange'>;
  port: Port<AgreementMessage>;
  clock: Pick<Clock, 'after'>;
  end: OwnEnd;
  log: readonly { at: number; kind: string; facts: Record<string, string> }[];
  chat: readonly ChatLine[];
  /** Called once. */
  onAgreed(agreed: AgreedFacts): void;
}

export type AgreementMessage = v.InferOutput<typeof agreementSchema>;

export class Agreement {
  readonly #options: Options;
  readonly #own: Statement;
  readonly #waiting: (() => void)[] = [];
  #peer: Statement | undefined;
  #facts = '';
  /** Was the peer answered since the way was last found? */
  #didAnswer = false;
  #isAgreed = false;

  constructor(options: Options) {
    this.#options = options;
    this.#own = statementOf(options);
    const { session, port } = options;
    let { isUp } = session;
    port.onMessage((message) => this.#receive(message));
    session.onChange(() => {
      if (isUp === session.isUp) return;
      isUp = session.isUp;
      if (isUp) this.#begin();
      else this.#goOn();
    });
    if (isUp) this.#begin();
  }

  /** Resolves when both signatures are there, or cannot be waited for: the way may be closed then. */
  settled(): Promise<void> {
    const { session, clock } = this.#options;
    return new Promise((resolve) => {
      if (!session.isUp) return resolve();
      this.#waiting.push(resolve);
      clock.after(this.#isAgreed ? leaveWithinMs : answerWithinMs, resolve);
    });
  }

  #begin(): void {
    this.#didAnswer = false;
    this.#options.port.send(this.#own);
  }

  #receive(message: AgreementMessage): void {
    if (message.type === 'statement') this.#hear(message);
    else this.#take(message.signature);
  }

  /** The first statement counts. The own one is said again: it may have come before there was anybody to hear it. */
  #hear(statement: Statement): void {
    const { signer, port, sessionId, role, chat } = this.#options;
    if (this.#didAnswer || !signer.peer) return;
    this.#didAnswer = true;
    if (!this.#peer) {
      this.#peer = statement;
      this.#facts = commonFacts(
        { role, session: sessionId, ...namedKeys(role, signer), statement: this.#own, chat },
        statement
      );
    }
    port.send(this.#own);
    port.send({ type: 'signature', signature: this.#sign() });
  }

  #sign(): string {
    return toHex(this.#options.signer.sign(factsPurpose, utf8(this.#facts)));
  }

  #take(signature: string): void {
    const { signer, role, clock, onAgreed } = this.#options;
    const raw = fromHex(signature);
    if (this.#isAgreed || !this.#peer || !signer.peer || !raw) return;
    if (!verify(signer.peer, factsPurpose, utf8(this.#facts), raw)) return;
    this.#isAgreed = true;
    const own = this.#sign();
    const [technician, customer] = role === 'technician' ? [own, signature] : [signature, own];
    // in the order of the file
    onAgreed({ facts: this.#facts, technician, customer });
    clock.after(leaveWithinMs, () => this.#goOn());
  }

  #goOn(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}

function statementOf({ end, log, chat }: Options): Statement {
  const hashes = fingerprintsOf(log).flatMap(({ sha256 }) => (sha256 === '' ? [] : [sha256]));
  const terms = termsDigestIn(log) ?? '';
  return {
    type: 'statement',
    v: 1,
    startedAt: end.startedAt === undefined ? null : Math.round(end.startedAt),
    endedAt: Math.round(end.endedAt),
    endedBy: end.endedBy,
    terms: /^[0-9a-f]{64}$/.test(terms) ? terms : '',
    keptDays: end.keptDays,
    technician: completeUpTo(chat, 'technician'),
    customer: completeUpTo(chat, 'customer'),
    files: [...new Set(hashes)].sort().slice(0, maxStatedFiles)
  };
}
