/** Of a reason, in UTF-16 units; the customer's page shows no more. */
const maxLength = 140;

/** Why the technician asks: typed or chosen before a request, and sent with the next one only (CO8). */
export class RequestReason {
  readonly maxLength = maxLength;
  text = $state('');

  /** One line, as it is sent; what was typed is used up. */
  take(): string {
    const line = this.text
      .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
      .trim()
      .slice(0, maxLength)
      // half of a letter beyond the first 65,536
      .replace(/\p{Surrogate}$/u, '');
    this.text = '';
    return line;
  }
}
