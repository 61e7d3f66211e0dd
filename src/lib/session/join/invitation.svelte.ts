import { inviteUrl } from '../../handshake/invite.js';
import type { RootKey } from '../../handshake/keys.js';
import type { SessionRecord } from '../../history/session-record.js';
import type { Environment } from '../link/environment.js';
import { hostPin, type PinHost } from './host-pin.js';
import type { SessionLog } from '../log/session-log.js';
import type { PinState } from '../views.js';

interface InvitationOptions {
  environment: Environment;
  rootKey: RootKey;
  log: SessionLog;
  /** A customer was admitted already, before the page was loaded. */
  isTaken: boolean;
  onChanged(): void;
}

/** The ways into one session, its PIN and its link, until a customer has come by either. */
export class Invitation {
  readonly #options: InvitationOptions;
  #pin = $state.raw<PinState>({ phase: 'none' });
  #hasLink = $state(false);
  #isTaken = $state(false);
  #host: PinHost | undefined;

  constructor(options: InvitationOptions) {
    this.#options = options;
    this.#isTaken = options.isTaken;
  }

  get pin(): PinState {
    return this.#pin;
  }

  /** The full URL, fragment included. `undefined` before it is made, and once the session is taken. */
  get link(): string | undefined {
    if (!this.#hasLink || this.#isTaken) return undefined;
    const { environment, rootKey } = this.#options;
    return inviteUrl(environment.siteUrl, rootKey);
  }

  createPin(): void {
    this.#hostPin(undefined);
    this.#options.log.add('pin-created');
  }

  createLink(): void {
    if (this.#hasLink) return;
    this.#hasLink = true;
    this.#options.log.add('link-created');
  }

  /** As the page that was left had it; a PIN that still lives is answered for again while nobody has come. */
  resume({ hasLink, pin }: SessionRecord, isOpen: boolean): void {
    this.#hasLink = hasLink;
    if (isOpen && pin?.phase === 'live') this.#hostPin({ pin: pin.digits, expiresAt: pin.expiresAt });
  }

  noteTaken(): void {
    this.#isTaken = true;
  }

  /**
   * A used PIN is still answered for: whoever types it late hears why it does not work. One that is still good,
   * because the customer came by the link, would admit a second customer.
   */
  endLivePin(): void {
    if (this.#pin.phase !== 'live') return;
    this.#host?.close();
    this.#pin = { phase: 'used' };
  }

  close(): void {
    this.#host?.close();
  }

  /** What of it belongs into the session's record. */
  forRecord(): Pick<SessionRecord, 'hasLink' | 'pin'> {
    const pin = this.#pin;
    return {
      hasLink: this.#hasLink,
      ...(pin.phase === 'live' && { pin: { digits: pin.pin, expiresAt: pin.expiresAt, phase: pin.phase } })
    };
  }

  #hostPin(saved: { pin: string; expiresAt: number } | undefined): void {
    const { environment, rootKey, log, onChanged } = this.#options;
    const { pool, clock, config } = environment;
    this.#host?.close();
    this.#host = hostPin({
      pool,
      clock,
      siteId: config.siteId,
      rootKey,
      lifetimeMs: config.pinLifetimeMinutes * 60_000,
      saved,
      onState: (state) => {
        if (state.phase === 'burned' || state.phase === 'expired' || state.phase === 'used')
          log.add(`pin-${state.phase}`);
        if (state.phase === 'live' && state.notice) log.add(`pin-${state.notice}`);
        this.#pin = state;
        onChanged();
      }
    });
  }
}
