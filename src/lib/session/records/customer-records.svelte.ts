import { deviceKey } from '../../history/device-key.js';
import { randomBytes, toHex } from '../../base/bytes.js';
import type { Clock } from '../../base/clock.js';
import type { Config } from '../../base/config.js';
import type { Store } from '../../history/store.js';
import type { PeerLink } from '../link/peer-link.js';
import type { SessionLog } from '../log/session-log.js';
import type { Answers } from './records-lane.js';
import type { CustomerRecordsView } from './records-views.js';
import { waitForSurvey } from './survey-wait.js';

interface Options {
  link: Pick<PeerLink, 'port' | 'onUp' | 'onDown' | 'isUp'>;
  log: SessionLog;
  clock: Clock;
  store: Store;
  survey: Config['survey'];
  onChatSwitched(isOff: boolean): void;
}

/** What the technician keeps, seen from the customer's page: it is asked here, and can be taken back here. */
export class CustomerRecords implements CustomerRecordsView {
  readonly #options: Options;
  readonly #port;
  #device = $state<string | undefined>();
  #isDeviceAsked = $state(false);
  #didAnswerDevice = false;
  #survey = $state<'none' | 'asked' | 'done'>('none');
  #isOver = false;
  #closeLater: (() => void) | undefined;

  constructor(options: Options) {
    this.#options = options;
    const { link, log } = options;
    this.#port = link.port('records');
    void options.store.settings.get<unknown>(deviceKey).then((id) => {
      if (typeof id !== 'string' || !/^[0-9a-f]{32}$/.test(id)) return;
      this.#device = id;
      if (link.isUp) this.#tellDevice();
    });
    link.onUp(() => this.#tellDevice());
    link.onDown(() => this.#closeLater?.());
    this.#port.onMessage((message) => {
      if (message.type === 'chat') {
        options.onChatSwitched(!message.isOn);
      } else if (
        message.type === 'ask-device' &&
        !this.#device &&
        !this.#didAnswerDevice &&
        !this.#isDeviceAsked
      ) {
        this.#isDeviceAsked = true;
        log.add('device-asked');
      } else if (message.type === 'survey' && options.survey && this.#survey === 'none') {
        this.#survey = 'asked';
        log.add('survey-asked');
      }
    });
  }

  /** This browser is recognised when it comes again. */
  get isRecognised(): boolean {
    return this.#device !== undefined;
  }

  get isDeviceAsked(): boolean {
    return this.#isDeviceAsked;
  }

  get survey(): 'none' | 'asked' | 'done' {
    return this.#survey;
  }

  /** As `config.json` has it. */
  get surveyConfig(): Config['survey'] {
    return this.#options.survey;
  }

  /** Called from the customer's own click. */
  answerDevice(isAllowed: boolean): void {
    if (!this.#isDeviceAsked) return;
    const { log, store } = this.#options;
    this.#isDeviceAsked = false;
    this.#didAnswerDevice = true;
    log.add(isAllowed ? 'device-allowed' : 'device-declined');
    if (!isAllowed) return this.#port.send({ type: 'device', id: null });
    this.#device = toHex(randomBytes(16));
    void store.settings.set(deviceKey, this.#device);
    this.#tellDevice();
  }

  forgetDevice(): void {
    if (!this.#device) return;
    this.#device = undefined;
    void this.#options.store.settings.set(deviceKey, '');
    this.#options.log.add('device-forgotten');
    this.#port.send({ type: 'device', id: null });
  }

  /** An empty list: no, thanks. */
  answerSurvey(answers: Answers): void {
    if (this.#survey !== 'asked') return;
    this.#survey = 'done';
    this.#port.send({ type: 'answers', answers });
    // The answers must leave before the way is closed.
    if (this.#isOver) this.#options.clock.after(500, () => this.#closeLater?.());
  }

  /** The session is over: `close` is called now, or once the survey is answered. */
  end(close: () => void): void {
    const { link, clock, survey } = this.#options;
    if (this.#isOver) return;
    this.#isOver = true;
    this.#isDeviceAsked = false;
    if (survey && survey['atEnd'] !== false && this.#survey === 'none') this.#survey = 'asked';
    if (this.#survey !== 'asked' || !link.isUp) return close();
    this.#closeLater = waitForSurvey(clock, () => {
      this.#survey = 'done';
      close();
    });
  }

  #tellDevice(): void {
    if (this.#device) this.#port.send({ type: 'device', id: this.#device });
  }
}
