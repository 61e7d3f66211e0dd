/** The setting by which a browser is recognised (DV1). Whoever clears the storage has forgotten it: it stays so (TB5). */
export const deviceKey = 'device';
