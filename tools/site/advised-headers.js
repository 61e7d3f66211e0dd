/**
 * What docs/self-hosting.md advises every web host to send. Over https it is one more: `Strict-Transport-Security`.
 * @type {Readonly<Record<string, string>>}
 */
export const advisedHeaders = {
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'display-capture=(self), camera=(self), microphone=(self), geolocation=(), payment=(), midi=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff'
};
