/** A chat entry's signature covers this purpose, so that no other signature can be passed off as one. */
export const chatPurpose = 'chat-entry';
