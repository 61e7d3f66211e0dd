/** Why nothing can work here, and what to do: on both pages, fetched with the first need. */
export const en = {
  'obstacle.insecure.what': 'This page was opened at an address that browsers do not trust.',
  'obstacle.insecure.next':
    'A safe connection needs an address that begins with “https://”. Please ask for that one and open it instead.',
  'obstacle.webrtc.what': 'This browser does not allow direct connections (WebRTC).',
  'obstacle.webrtc.next':
    'Its settings, an extension or an administrator have switched them off. Allow WebRTC there, or use another browser; then load this page again.',
  'obstacle.old.what': 'This browser is too old for a safe connection.',
  'obstacle.old.next': 'Please update it, or use a current Chrome, Edge, Firefox or Safari.',
  'obstacle.unspent': 'Nothing was sent, and no PIN was used up.'
} as const satisfies Record<string, string>;
