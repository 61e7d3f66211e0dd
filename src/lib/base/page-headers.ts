/** What only headers can say of a page. */
const pageHeaders = {
  // No page of another site keeps a hold on this one's window.
  'cross-origin-opener-policy': 'same-origin',
  // What the pages ask for is never lent to a frame, and the rest is asked for by nobody.
  'permissions-policy':
    'display-capture=(self), camera=(self), microphone=(self), geolocation=(), payment=(), midi=()'
} as const;

/** As the guide advises (docs/self-hosting.md); a shop whose own site frames the pages says `'self'`. */
export const advisedHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': "frame-ancestors 'none'",
  ...pageHeaders,
  'x-content-type-options': 'nosniff'
};

/** @returns lines for a web host's settings: what of the advised it does not say of a page */
export function missingHeaders(headers: Pick<Headers, 'get'>): string[] {
  return Object.entries(advisedHeaders)
    .filter(([name]) => {
      const value = headers.get(name);
      return value === null || (name === 'content-security-policy' && !/frame-ancestors\s/.test(value));
    })
    .map(([name, value]) => `${name}: ${value}`);
}

/** A response with these has no body, and none can be made of it. */
const bodiless = [204, 205, 304];

/**
 * The same answer with what its host left out, from the service worker. A policy of the host stays, and one is added
 * beside it that no shop can want to be without: no frame of another site. Every other header of the host wins.
 * @param isPage it is shown in a window, not fetched by one
 */
export function withPageHeaders(response: Response, isPage: boolean): Response {
  // a redirect has to be followed by the browser itself
  if (response.type === 'opaqueredirect' || response.redirected || bodiless.includes(response.status))
    return response;
  const headers = new Headers(response.headers);
  if (!headers.has('x-content-type-options')) headers.set('x-content-type-options', 'nosniff');
  if (isPage) {
    for (const [name, value] of Object.entries(pageHeaders)) if (!headers.has(name)) headers.set(name, value);
    const policy = headers.get('content-security-policy') ?? '';
    if (!policy.includes('frame-ancestors'))
      headers.append('content-security-policy', "frame-ancestors 'self'");
  }
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}
