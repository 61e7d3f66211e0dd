import type { I18n } from '../../i18n/index.js';
import { isolated } from '../../i18n/isolated.js';
import type { en } from '../../i18n/messages/customer/en.js';
import type { Placeholders } from '../../i18n/messages.js';

type English = typeof en;

/** Messages of the customer's page that speak of the technician and of nothing else. */
export type TechnicianKey = {
  [Key in keyof English]: Placeholders<English[Key]> extends 'technician'
    ? 'technician' extends Placeholders<English[Key]>
      ? Key
      : never
    : never;
}[keyof English];

const directionControls = /[\u202A-\u202E\u2066-\u2069]/g;

const capitalized = (text: string, language: string): string =>
  text.replace(/^\u2068?\p{Ll}/u, (first) => first.toLocaleUpperCase(language));

/** The technician as a sentence names them: a peer's text, or «your technician» where there is none. */
export const technicianName = (view: { technicianName: string }, i18n: I18n<English>): string =>
  view.technicianName.replace(directionControls, '').trim() || i18n.t('customer.yourTechnician');

/** The same at the head of the page. */
export const technicianHeading = (view: { technicianName: string }, i18n: I18n<English>): string =>
  capitalized(technicianName(view, i18n), i18n.language);

/** A sentence about the technician. It may begin with the name, so its first letter is made a capital. */
export function sayOf(i18n: I18n<English>, view: { technicianName: string }, key: TechnicianKey): string {
  const technician = isolated(technicianName(view, i18n));
  const sentence = (i18n.t as (key: string, values: Record<string, string>) => string)(key, { technician });
  return capitalized(sentence, i18n.language);
}
