import type { SessionRecord } from '../../history/session-record.js';
import type { GivenName } from './given-name.svelte.js';

interface Options extends Pick<SessionRecord, 'name' | 'customFields'> {
  /** What the customer calls themselves. */
  given: GivenName;
  onChanged(): void;
}

/** How a technician finds a case again: its name and the two free fields. */
export class CaseLabel {
  readonly #given: GivenName;
  readonly #onChanged: () => void;
  #ownName = $state('');
  #customFields = $state.raw<readonly [string, string]>(['', '']);

  constructor({ name, customFields, given, onChanged }: Options) {
    this.#ownName = name;
    this.#customFields = customFields;
    this.#given = given;
    this.#onChanged = onChanged;
  }

  /** As the technician typed it, else as the customer introduced themselves, else empty. */
  get name(): string {
    return this.#ownName || this.#given.name;
  }

  get ownName(): string {
    return this.#ownName;
  }

  get customFields(): readonly [string, string] {
    return this.#customFields;
  }

  rename(name: string): void {
    this.#ownName = name;
    this.#onChanged();
  }

  setCustomField(place: 0 | 1, text: string): void {
    this.#customFields = place === 0 ? [text, this.#customFields[1]] : [this.#customFields[0], text];
    this.#onChanged();
  }

  forRecord(): Pick<SessionRecord, 'name' | 'customFields'> {
    return { name: this.#ownName, customFields: [...this.#customFields] };
  }
}
