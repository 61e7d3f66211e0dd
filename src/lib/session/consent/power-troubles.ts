/** Why what was allowed does not work: the computer refuses, it failed, or black boxes would uncover something. */
export const powerTroubles = ['system', 'failure', 'boxes'] as const;
export type PowerTrouble = (typeof powerTroubles)[number];
