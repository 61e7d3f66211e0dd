import type { Config } from '../../base/config.js';
import type { Notes } from './notes.svelte.js';
import type { Answers } from './records-lane.js';

/** What a technician's page keeps of one session beside chat and log. */
export interface SessionRecordsView {
  /** The customer's box is off. */
  readonly isChatOff: boolean;
  /** Of the customer's browser, when it may be recognised. */
  readonly device: string | undefined;
  readonly deviceQuestion: 'open' | 'asked' | 'declined';
  readonly survey: readonly { question: string; answer: string | number }[] | undefined;
  readonly canAskSurvey: boolean;
  switchChat(isOff: boolean): void;
  askDevice(): void;
  askSurvey(): void;
  /** Rejects when the code cannot be fetched; the next call tries again. */
  notes(): Promise<Notes>;
  /** Keeps a picture with the history of the session; at most 16 MiB. */
  keepPicture(picture: {
    name: string;
    type: 'image/png' | 'image/jpeg' | 'image/webp';
    bytes: Uint8Array;
  }): Promise<void>;
}

/** What the technician would keep, seen from the customer's page: it is asked there, and can be taken back there. */
export interface CustomerRecordsView {
  /** This browser is recognised when it comes again. */
  readonly isRecognised: boolean;
  readonly isDeviceAsked: boolean;
  readonly survey: 'none' | 'asked' | 'done';
  /** As `config.json` has it. */
  readonly surveyConfig: Config['survey'];
  /** Called from the customer's own click. */
  answerDevice(isAllowed: boolean): void;
  forgetDevice(): void;
  /** An empty list: no, thanks. */
  answerSurvey(answers: Answers): void;
}
