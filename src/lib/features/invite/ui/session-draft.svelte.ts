/** What is typed about a session that is not made yet. */
export class SessionDraft {
  name = $state('');
  customFields = $state<[string, string]>(['', '']);
  startsAtOnce = $state(false);

  constructor(startsAtOnce: boolean) {
    this.startsAtOnce = startsAtOnce;
  }

  options(): { name: string; customFields: [string, string]; startsAtOnce: boolean } {
    const [first, second] = this.customFields;
    return {
      name: this.name.trim(),
      customFields: [first.trim(), second.trim()],
      startsAtOnce: this.startsAtOnce
    };
  }
}
