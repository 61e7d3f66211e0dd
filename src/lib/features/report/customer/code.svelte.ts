import type { FeatureCode } from '../../../session/feature.js';
import type { facts } from '../facts.js';
import { Agreement, agreementSchema, type AgreementMessage } from '../shared/agreement.js';
import type { ReportFile } from '../shared/report-file.js';
import type { CustomerReportView } from '../shared/view.js';
import { customerReport } from './customer-report.js';

/** What a customer can keep of a session: its signed report, with both signatures where the other side signs, too. */
export const code: FeatureCode<typeof facts, CustomerReportView> = {
  schemas: { agreement: agreementSchema },
  open(context) {
    const { sessionId, role, clock, session, signer, members } = context;
    const port = context.port<AgreementMessage>('agreement');
    let file = $state.raw<ReportFile | undefined>();
    let agreement: Agreement | undefined;
    const nameOf = (of: typeof role): string => members.find((member) => member.role === of)?.name ?? '';
    return {
      api: {
        get file() {
          return file;
        }
      },
      conclude() {
        const { account } = context;
        const { end, startedAt, log, transcript } = account;
        if (!end) return;
        const names = { technician: nameOf('technician'), customer: nameOf('customer') };
        const own = customerReport({ sessionId, names, account: { ...account, end }, signer });
        file = own;
        agreement = new Agreement({
          role,
          sessionId,
          signer,
          session,
          port,
          clock,
          end: { startedAt, ...end, keptDays: null },
          log,
          chat: transcript,
          onAgreed: (agreed) => (file = { ...own, agreed })
        });
      },
      closing: () => agreement?.settled(),
      close: () => undefined
    };
  }
};
