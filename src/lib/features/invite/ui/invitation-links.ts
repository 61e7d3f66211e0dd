/** `mailto:` address that opens a finished letter (RFC 6068). */
export function mailtoUrl(letter: { to: string; subject: string; body: string }): string {
  // line breaks are CRLF in a mailto body
  const body = encodeURIComponent(letter.body.replace(/\r?\n/g, '\r\n'));
  const to = encodeURIComponent(letter.to.trim()).replaceAll('%40', '@').replaceAll('%2C', ',');
  return `mailto:${to}?subject=${encodeURIComponent(letter.subject)}&body=${body}`;
}

/** `sms:` address that opens a finished message (RFC 5724). */
export function smsUrl(message: { number: string; body: string }): string {
  const number = message.number.replace(/[^\d+]/g, '');
  // iOS wants «&body», everybody else «?body»: both understand «?&body»
  return `sms:${number}?&body=${encodeURIComponent(message.body)}`;
}
