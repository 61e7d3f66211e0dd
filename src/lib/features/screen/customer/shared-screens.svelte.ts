import type { SharedPicture } from '../shared/shared-picture.svelte.js';

/** What the technician sees of this computer, in the order in which it was allowed. */
export class SharedScreens {
  #list = $state.raw<readonly SharedPicture[]>([]);

  get list(): readonly SharedPicture[] {
    return this.#list;
  }

  add(picture: SharedPicture): void {
    this.#list = [...this.#list, picture];
  }

  remove(picture: SharedPicture): void {
    this.#list = this.#list.filter((other) => other !== picture);
  }
}
