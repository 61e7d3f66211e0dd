import type { Evidence } from '../shared/report-evidence.js';
import { shortKey } from '../shared/report-file.js';
import type { ReportBody } from '../shared/report-body.js';
import type { ReportI18n } from './report-words.js';

interface Verdict {
  kind: 'ok' | 'warn';
  title: string;
  /** What the signatures prove. */
  known: string[];
  /** What nobody but its maker says, and what no signature can prove. */
  unknown: string[];
}

/** What a report that passed its check proves and what not, in the reader's words. */
export function verdictOf(evidence: Evidence, body: ReportBody, { t, format }: ReportI18n): Verdict {
  const { by, lines, signedLines, missingLines, agreed } = evidence;
  const key = shortKey(by === 'technician' ? body.technicianKey : body.customerKey);
  const role = t(`role.${by}`);
  const count = format.number(lines);
  const linesSigned =
    signedLines === lines
      ? t('check.lines-all', { count })
      : t('check.lines-some', { signed: format.number(signedLines), count });
  const isAlone = !agreed && signedLines === 0;
  return {
    kind: agreed ? 'ok' : 'warn',
    title: agreed ? t('check.both') : t('check.one', { by: role }),
    known: [
      t('check.unchanged', { by: role, key }),
      ...(signedLines > 0 ? [linesSigned] : []),
      ...(agreed
        ? [
            t('check.agreed', {
              lines: format.number(agreed.chat.technician + agreed.chat.customer),
              files: format.number(agreed.files.length)
            })
          ]
        : []),
      ...(agreed?.customer.terms ? [t('check.terms', { digest: agreed.customer.terms })] : [])
    ],
    unknown: [
      ...(isAlone ? [t('check.anybody')] : []),
      ...(lines > 0 && signedLines === 0 ? [t('check.lines-none', { count })] : []),
      ...(agreed ? [] : [t('check.not-agreed')]),
      ...(missingLines > 0 ? [t('check.missing', { count: format.number(missingLines) })] : []),
      t('check.alone'),
      t('check.who')
    ]
  };
}
