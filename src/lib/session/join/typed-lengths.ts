/** Longest texts, in characters, that a field of ours takes. What a peer sends has bounds of its own (`lanes.ts`). */
export const typedLengths = {
  /** What people call themselves: no more of it is shown to the other side (EN6). */
  givenName: 40,
  /** What a technician calls a session. */
  name: 80,
  customField: 200
} as const;
