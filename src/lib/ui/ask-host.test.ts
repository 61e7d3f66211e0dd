import { expect, it } from 'vitest';
import { askHost, canReload } from './ask-host.js';

it.each([
  ['another build', 200, '{"version":"2"}', 'renewed'],
  ['the same build', 200, '{"version":"1"}', 'same'],
  ['a host that is ill', 503, '{"version":"2"}', 'unreached'],
  ['a folder that is gone', 404, '<h1>404</h1>', 'unreached'],
  ['a sign-in page', 200, '<!doctype html>', 'unreached'],
  ['no version', 200, '{}', 'unreached'],
  ['nothing', 200, 'null', 'unreached']
])('[UP1] %s', async (_, status, body, expected) => {
  expect(await askHost(async () => new Response(body, { status }), '1')).toBe(expected);
});

it('[UP1] a network that fails says nothing of the build', async () => {
  expect(await askHost(() => Promise.reject(new TypeError('offline')), '1')).toBe('unreached');
});

it.each([
  ['that gives its parts', '{"version":"1"}', 200, true],
  ['whose version answers, but no part', '{"version":"1"}', 503, false],
  ['that is ill', '', 503, false]
])('[UP2] a page is loaded anew only from a host %s', async (_, version, status, expected) => {
  const ask = async (url: unknown): Promise<Response> =>
    String(url).endsWith('version.json')
      ? new Response(version, { status: 200 })
      : new Response('', { status });
  expect(await canReload(ask, '1')).toBe(expected);
});
