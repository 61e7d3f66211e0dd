import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOwnRelay } from './own-relay.js';
import { openSite, type Site } from './site.js';

let folder: string;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tincan-site-'));
  await mkdir(join(folder, 'build/console'), { recursive: true });
  await mkdir(join(folder, 'build/_app/immutable'), { recursive: true });
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'build/.htaccess'), 'secret');
  await writeFile(join(folder, 'build/index.html'), '<h1>customer</h1>');
  await writeFile(join(folder, 'build/console/index.html'), '<h1>technician</h1>');
  await writeFile(join(folder, 'build/_app/immutable/a.js'), 'export {};');
  await writeFile(join(folder, 'build/config.json'), '{"shopName": "Hansen", "relays": ["wss://elsewhere"]}');
  site = await openSite({
    root: join(folder, 'build'),
    base: '/shop/',
    transforms: { 'config.json': withOwnRelay }
  });
});

afterAll(async () => {
  await site.close();
  await rm(folder, { recursive: true });
});

/** Sends the path as it is written here; `fetch` would tidy it first. */
function get(path: string, options: { method?: string; headers?: Record<string, string> } = {}) {
  return new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((done, fail) => {
    const { hostname, port } = new URL(site.url);
    request({ hostname, port, path, ...options }, (response) => {
      let body = '';
      response.on('data', (part) => (body += String(part)));
      response.on('end', () => done({ status: response.statusCode!, headers: response.headers, body }));
    })
      .on('error', fail)
      .end();
  });
}

/** Asks for a file and goes away in the middle of it. */
function breakOff(path: string): Promise<void> {
  return new Promise((done, fail) => {
    const { hostname, port } = new URL(site.url);
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\n\r\n`)
    );
    socket.once('data', () => socket.destroy());
    socket.once('close', () => done());
    socket.once('error', fail);
  });
}

/** How many files, sockets and the like this process has open. */
const openHandles = (): number => readdirSync('/dev/fd').length;

describe('static files', () => {
  it('serves a folder by its index.html, with the type a browser needs', async () => {
    expect(await get('/shop/')).toMatchObject({ status: 200, body: '<h1>customer</h1>' });
    const page = await get('/shop/console/?lang=de');
    expect(page).toMatchObject({ status: 200, body: '<h1>technician</h1>' });
    expect(page.headers['content-type']).toMatch('text/html');
    expect((await get('/shop/_app/immutable/a.js')).headers['content-type']).toMatch('text/javascript');
  });

  it.each([
    ['/shop', '/shop/'],
    ['/shop/console?lang=de', '/shop/console/?lang=de']
  ])('sends %s to %s', async (path, target) => {
    const { status, headers } = await get(path);
    expect(status).toBe(301);
    expect(new URL(String(headers.location), new URL(path, site.url)).href).toBe(
      new URL(target, site.url).href
    );
  });

  it.each([
    '/shop/../secret.txt',
    '/shop/%2e%2e/secret.txt',
    '/shop/..%2fsecret.txt',
    '/shop/console/../../../secret.txt',
    '/shop/%5c..%5csecret.txt',
    '/shop//etc/passwd',
    '/shop/%2fetc/passwd',
    '/shop/a%00.html',
    '/shop/%',
    '/shop/.htaccess',
    '/shop/missing.js',
    '/',
    '/console/'
  ])('has nothing at %s', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: '' });
  });

  it('lets hashed files be kept for ever and has all others asked for again', async () => {
    expect((await get('/shop/_app/immutable/a.js')).headers['cache-control']).toMatch('immutable');
    for (const path of ['/shop/', '/shop/config.json']) {
      const { headers } = await get(path);
      expect(headers['cache-control']).toBe('no-cache');
      const again = await get(path, { headers: { 'if-none-match': String(headers.etag) } });
      expect(again).toMatchObject({ status: 304, body: '' });
    }
  });

  it('answers HEAD without a body and refuses to be written to', async () => {
    expect(await get('/shop/', { method: 'HEAD' })).toMatchObject({ status: 200, body: '' });
    expect(await get('/shop/', { method: 'PUT' })).toMatchObject({ status: 405 });
  });

  it.skipIf(process.platform === 'win32')(
    'keeps no file open for a download that was broken off',
    async () => {
      // more than the buffers of the two sockets hold
      await writeFile(join(folder, 'build/large.bin'), Buffer.alloc(16_000_000));
      await breakOff('/shop/large.bin');
      const before = openHandles();
      for (let i = 0; i < 50; i++) await breakOff('/shop/large.bin');
      await expect.poll(openHandles).toBeLessThan(before + 10);
      // and a whole one still arrives
      expect((await get('/shop/large.bin')).body).toHaveLength(16_000_000);
    }
  );

  it('sends what it was told with every answer, also with one that says no', async () => {
    const told = await openSite({
      root: join(folder, 'build'),
      headers: { 'x-content-type-options': 'nosniff' }
    });
    for (const path of ['', 'missing.js', 'console'])
      expect(
        (await fetch(told.url + path, { redirect: 'manual' })).headers.get('x-content-type-options')
      ).toBe('nosniff');
    await told.close();
  });

  it('names the embedded relay in config.json and keeps what else is in it', async () => {
    expect(JSON.parse((await get('/shop/config.json')).body)).toEqual({
      shopName: 'Hansen',
      relays: ['/relay']
    });
    expect(withOwnRelay('{broken')).toBe('{broken');
    expect(JSON.parse(withOwnRelay(undefined))).toEqual({ relays: ['/relay'] });
  });
});
