import type { FeatureCode } from '../../../session/feature.js';
import type { AgreedFacts } from '../../../history/archived-session.js';
import type { facts } from '../facts.js';
import { Agreement, agreementSchema, type AgreementMessage } from '../shared/agreement.js';
import { sealArchived } from '../shared/seal-archived.js';

/** Signs the report that the history can make of a session, and with the customer's page what both have in common. */
export const code: FeatureCode<typeof facts, undefined> = {
  schemas: { agreement: agreementSchema },
  open(context) {
    const { sessionId, role, clock, session, signer, history } = context;
    const port = context.port<AgreementMessage>('agreement');
    let agreement: Promise<Agreement> | undefined;
    let agreed: AgreedFacts | undefined;

    async function agree(): Promise<Agreement> {
      const { end, startedAt, log, transcript } = context.account;
      const keptDays = await history.keptDays();
      return new Agreement({
        role,
        sessionId,
        signer,
        session,
        port,
        clock,
        end: { startedAt, ...end!, keptDays },
        log,
        chat: transcript,
        onAgreed(facts) {
          agreed = facts;
          void history.amend({ content: { agreed } });
        }
      });
    }

    return {
      api: undefined,
      conclude() {
        if (signer.peer && context.account.end) agreement = agree();
      },
      seal: async ({ facts, content, pictures }) => ({
        seal2: await sealArchived(facts, content, pictures, signer, context.account.safetyCode),
        // signed by both before the session was in the history
        ...(agreed && { agreed })
      }),
      closing: () => agreement?.then((it) => it.settled()),
      close: () => undefined
    };
  }
};
