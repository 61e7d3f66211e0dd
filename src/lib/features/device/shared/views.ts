/** What the pages see of a recognised browser. Reactive. */

export interface TechnicianDevice {
  /** Of the customer's browser, when it may be recognised. */
  readonly id: string | undefined;
  readonly question: 'open' | 'asked' | 'declined';
  ask(): void;
}

export interface CustomerDevice {
  /** This browser is recognised when it comes again. */
  readonly isRecognised: boolean;
  readonly isAsked: boolean;
  /** Called from the customer's own click. */
  answer(isAllowed: boolean): void;
  forget(): void;
}
