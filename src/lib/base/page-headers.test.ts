import { describe, expect, it } from 'vitest';
import { advisedHeaders, missingHeaders, withPageHeaders } from './page-headers.js';

const page = (headers: Record<string, string> = {}, status = 200): Response =>
  new Response('<h1>page</h1>', { status, headers: { 'content-type': 'text/html', ...headers } });

describe('[OP4] what the worker answers with', () => {
  it('says of a page what its host left out, and is the same page', async () => {
    const { headers, status } = withPageHeaders(page({}, 404), true);
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toMatch(/display-capture=\(self\).*geolocation=\(\)/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-type')).toBe('text/html');
    expect(status).toBe(404);
    expect(await withPageHeaders(page(), true).text()).toBe('<h1>page</h1>');
  });

  it('adds to the policy of the host and replaces nothing that it says', () => {
    const { headers } = withPageHeaders(
      page({
        'content-security-policy': "script-src 'self'",
        'cross-origin-opener-policy': 'same-origin-allow-popups',
        'permissions-policy': 'camera=()'
      }),
      true
    );
    expect(headers.get('content-security-policy')).toBe("script-src 'self', frame-ancestors 'self'");
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin-allow-popups');
    expect(headers.get('permissions-policy')).toBe('camera=()');
  });

  it('leaves it to the host who may frame its pages', () => {
    const { headers } = withPageHeaders(page({ 'content-security-policy': "frame-ancestors 'none'" }), true);
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'none'");
  });

  it('says it once, also of what was kept with it', () => {
    const { headers } = withPageHeaders(withPageHeaders(page(), true), true);
    expect(headers.get('content-security-policy')).toBe("frame-ancestors 'self'");
  });

  it('says of a file only that it is what it is called', () => {
    const { headers } = withPageHeaders(new Response('export {};'), false);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.has('content-security-policy')).toBe(false);
  });

  it('leaves alone what cannot be made again', () => {
    for (const status of [204, 304]) {
      const bare = new Response(null, { status });
      expect(withPageHeaders(bare, true)).toBe(bare);
    }
    const redirect = Object.defineProperty(page(), 'type', { value: 'opaqueredirect' });
    expect(withPageHeaders(redirect, true)).toBe(redirect);
  });
});

describe('[OP4] what the console misses of its host', () => {
  it('is every advised header that is not there, as a line for the settings of the host', () => {
    expect(missingHeaders(new Headers())).toEqual([
      "content-security-policy: frame-ancestors 'none'",
      'cross-origin-opener-policy: same-origin',
      `permissions-policy: ${advisedHeaders['permissions-policy']}`,
      'x-content-type-options: nosniff'
    ]);
  });

  it('is nothing where the host says them, in its own way', () => {
    expect(missingHeaders(new Headers(advisedHeaders))).toEqual([]);
    expect(
      missingHeaders(
        new Headers({
          ...advisedHeaders,
          'content-security-policy': "script-src 'self'; frame-ancestors https://www.shop.example",
          'cross-origin-opener-policy': 'same-origin-allow-popups'
        })
      )
    ).toEqual([]);
  });

  it('is said also of a policy that is about something else', () => {
    const headers = new Headers({ ...advisedHeaders, 'content-security-policy': "script-src 'self'" });
    expect(missingHeaders(headers)).toEqual(["content-security-policy: frame-ancestors 'none'"]);
  });
});
