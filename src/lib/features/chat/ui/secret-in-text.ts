/** What nobody who helps needs to know (scam guard, UI-C20). */
export type SecretKind = 'code' | 'card' | 'account';

export interface Secret {
  kind: SecretKind;
  /** Of the text, in UTF-16 units. */
  start: number;
  end: number;
}

/**
 * Something like a payment card, a bank account, or a code that proves who one is. A guess by form alone: it is for
 * asking once more, never for refusing. Codes of errors, years, telephone numbers and IMEIs are not meant.
 */
export const findSecret = (text: string): Secret | undefined =>
  findCard(text) ?? findAccount(text) ?? findCode(text);

const found = (kind: SecretKind, start: number, text: string): Secret => ({
  kind,
  start,
  end: start + text.length
});

const cardLike = /(?<![\w.,-])\d(?:[ \u00a0.-]?\d){11,47}(?![\w-])/g;

/** First digits and lengths of the networks that pay: the check digit alone would find every tenth number. */
const cards = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^5[1-5]\d{14}$/,
  /^2[2-7]\d{14}$/,
  /^3[47]\d{13}$/,
  /^3(?:0[0-5]\d{11}|[689]\d{12})$/,
  /^35\d{14}$/,
  /^(?:50|5[6-9]|6\d)\d{10,17}$/
];

/** Other numbers, as the month it ends in, may stand before and behind it. */
function findCard(text: string): Secret | undefined {
  for (const { 0: match, index } of text.matchAll(cardLike)) {
    const groups = [...match.matchAll(/\d+/g)];
    for (const [from, first] of groups.entries()) {
      for (const last of groups.slice(from)) {
        const number = match.slice(first.index, last.index + last[0].length);
        if (isCard(number.replace(/\D/g, ''))) return found('card', index + first.index, number);
      }
    }
  }
  return undefined;
}

const isCard = (digits: string): boolean => cards.some((card) => card.test(digits)) && passesLuhn(digits);

/** ISO/IEC 7812-1, annex B. */
function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = digit * 2;
    sum += at % 2 === 0 ? digit : doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}

const accountLike = /(?<!\w)[A-Z]{2}\d{2}(?:[ \u00a0]?[A-Z\d]){11,30}/gi;
/** Characters of an IBAN by country. https://www.swift.com/standards/data-standards/iban */
const accountLengths: Readonly<Record<string, number>> = {
  ...{ AT: 20, BE: 16, BG: 22, CH: 21, CY: 28, CZ: 24, DE: 22, DK: 18, EE: 20, ES: 24, FI: 18, FO: 18 },
  ...{ FR: 27, GB: 22, GL: 18, GR: 27, HR: 21, HU: 28, IE: 22, IS: 26, IT: 27, LI: 21, LT: 20, LU: 20 },
  ...{ LV: 21, MC: 27, MT: 31, NL: 18, NO: 15, PL: 28, PT: 25, RO: 24, SE: 24, SI: 19, SK: 24, TR: 26 }
};

function findAccount(text: string): Secret | undefined {
  for (const { 0: match, index } of text.matchAll(accountLike)) {
    const length = accountLengths[match.slice(0, 2).toUpperCase()];
    if (length === undefined) continue;
    // words behind it look like more of it
    const [account] = new RegExp(`^(?:[A-Z\\d][ \\u00a0]?){${length}}`, 'i').exec(match) ?? [];
    if (account && isAccount(account.replace(/\s/g, '').toUpperCase()))
      return found('account', index, account.trimEnd());
  }
  return undefined;
}

/** ISO 13616: the number of it, with its first four characters last, leaves 1 when divided by 97. */
function isAccount(account: string): boolean {
  const numbers = (account.slice(4) + account.slice(0, 4)).replace(/[A-Z]/g, (letter) =>
    String(letter.charCodeAt(0) - 55)
  );
  let rest = 0;
  for (const digit of numbers) rest = (rest * 10 + Number(digit)) % 97;
  return rest === 1;
}

/** The message is nothing else. `G-` and the like stand before codes of some senders. */
const codeAlone = /^\s*((?:[A-Z]{1,3}-)?(?:\d{4,8}|\d{3}[ -]\d{3}|\d{4}[ -]\d{4}))[.!]?\s*$/i;
const year = /^(?:19|20)\d\d$/;
/** Six digits by themselves are what most senders send; more of them around make another number. */
const sixDigits = /(?<![\w.,:#/-])(?<!\d[ .])\d{3}[ -]?\d{3}(?![\w/-])(?!\s?[.,:]?\d)/;
const codeWord =
  '(?<!\\b(?:error|stop|status|exit|zip|post|qr|source|product) )' +
  '\\b(?:(?:engangs|sikkerheds|bekræftelses|verification|security|beveiligings)?(?:code|kode)|pin|pinkode|pincode|tan|otp|' +
  'passcode|password|passwort|kennwort|adgangskode|wachtwoord|mitid|digid|sms-?tan)';
/** `password: hunter2`, `the code is AB12CD`. */
const afterWord = new RegExp(
  `${codeWord}\\s*(?:is|ist|lautet|war|er|=|:)?\\s*["'“„]?((?!0x)(?=[^\\s]*\\d)[^\\s"'”“„,;!?]{4,40})`,
  'iu'
);

function findCode(text: string): Secret | undefined {
  const alone = codeAlone.exec(text)?.[1];
  if (alone !== undefined) return year.test(alone) ? undefined : found('code', text.indexOf(alone), alone);
  const six = sixDigits.exec(text);
  if (six) return found('code', six.index, six[0]);
  const word = afterWord.exec(text);
  return word ? found('code', word.index + word[0].lastIndexOf(word[1]!), word[1]!) : undefined;
}
