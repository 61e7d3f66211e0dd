import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { advisedHeaders } from './advised-headers.js';

const guide = readFileSync('docs/self-hosting.md', 'utf8');

/** The recipe of the guide, for another folder than its own. */
function recipe(server: string, folder: string): string {
  const [, text] = new RegExp(`\`\`\`${server}\\n([^]*?)\`\`\``).exec(guide) ?? [];
  if (!text) throw new Error(`the guide has no recipe for ${server}`);
  return text.replaceAll('/var/www/tincan', folder);
}

/** What the table of the guide advises, by lower-case name. */
const advised = Object.fromEntries(
  [...guide.matchAll(/^\| `([A-Z][\w-]+)`\s+\| `([^`]+)`/gm)].map(([, name, value]) => [
    name!.toLowerCase(),
    value!
  ])
);

function find(...names: string[]): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin'];
  return names
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

interface WebServer {
  name: string;
  program: string | undefined;
  /** What a whole server needs around the recipe. @returns its arguments */
  configure(place: { folder: string; home: string; port: number }): string[];
}

const apacheModules = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/libexec/apache2'].find(
  existsSync
);

function write(file: string, text: string): string {
  writeFileSync(file, text);
  return file;
}

const servers: WebServer[] = [
  {
    name: 'nginx',
    program: find('nginx'),
    configure: ({ folder, home, port }) => [
      '-p',
      home,
      '-e',
      'stderr',
      '-c',
      write(
        join(home, 'nginx.conf'),
        `daemon off; pid ${home}/nginx.pid; events {}
        http {
          types { text/html html; text/javascript js; application/json json; }
          access_log off; error_log stderr;
          ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((of) => `${of}_temp_path ${home}/${of};`).join(' ')}
          server { listen 127.0.0.1:${port}; server_name help.example.org;
${recipe('nginx', folder)}
          }
        }`
      )
    ]
  },
  {
    name: 'apache',
    program: apacheModules && find('apache2', 'httpd'),
    configure: ({ folder, home, port }) => [
      '-DFOREGROUND',
      '-f',
      write(
        join(home, 'apache.conf'),
        `ServerRoot "${home}"
        ${['mpm_event', 'unixd', 'authz_core', 'dir', 'mime', 'alias', 'headers']
          .map((name) => [name, `${apacheModules}/mod_${name}.so`] as const)
          .filter(([, file]) => existsSync(file))
          .map(([name, file]) => `LoadModule ${name}_module ${file}`)
          .join('\n')}
        Listen 127.0.0.1:${port}
        PidFile "${home}/apache.pid"
        ErrorLog "${home}/apache.log"
        TypesConfig "${write(join(home, 'types'), 'text/html html\ntext/javascript js\napplication/json json\n')}"
        ${process.getuid?.() === 0 ? 'User nobody' : ''}
${recipe('apache', folder)}`
      )
    ]
  },
  {
    name: 'caddy',
    program: find('caddy'),
    configure: ({ folder, home, port }) => [
      'run',
      '--adapter',
      'caddyfile',
      '--config',
      write(
        join(home, 'Caddyfile'),
        `{\n  admin off\n  auto_https off\n}\nhttp://:${port} {\n${recipe('caddy', folder)}\n}\n`
      )
    ]
  },
  {
    name: 'lighttpd',
    program: find('lighttpd'),
    configure: ({ folder, home, port }) => [
      '-D',
      '-f',
      write(
        join(home, 'lighttpd.conf'),
        `server.document-root = "${home}"
        server.bind = "127.0.0.1"
        server.port = ${port}
        mimetype.assign = ( ".html" => "text/html", ".js" => "text/javascript", ".json" => "application/json" )
${recipe('lighttpd', folder)}`
      )
    ]
  }
];

function makeSite(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tincan-hosted-'));
  // the servers run as somebody else
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, 'console'));
  mkdirSync(join(folder, '_app/immutable'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), 'customer');
  writeFileSync(join(folder, 'console/index.html'), 'technician');
  writeFileSync(join(folder, 'config.json'), '{}');
  writeFileSync(join(folder, '_app/immutable/a.js'), 'export {};');
  return folder;
}

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

it('[OP4] what `npm start` sends is what the guide advises', () => {
  expect(advised).toMatchObject(advisedHeaders);
  expect(Object.keys(advised).sort()).toEqual(
    [...Object.keys(advisedHeaders), 'cache-control', 'strict-transport-security'].sort()
  );
});

for (const { name, program, configure } of servers) {
  describe.skipIf(!program)(
    `the guide's recipe for ${name}${program ? '' : ', which is not installed here'}`,
    () => {
      let folder: string;
      let home: string;
      let port: number;
      let server: ChildProcess;
      let output = '';

      /** As a proxy hands it on that speaks https to the world. */
      const get = (path: string) =>
        new Promise<{ status: number; headers: IncomingHttpHeaders; body: string; target: string }>(
          (done, fail) => {
            request({ host: '127.0.0.1', port, path, headers: { host: 'help.example.org' } }, (response) => {
              let body = '';
              response.on('data', (part) => (body += String(part)));
              response.on('end', () => {
                const { statusCode: status = 0, headers } = response;
                const target = headers.location
                  ? new URL(headers.location, new URL(path, 'https://help.example.org')).href
                  : '';
                done({ status, headers, body, target });
              });
            })
              .on('error', fail)
              .end();
          }
        );

      beforeAll(async () => {
        folder = makeSite();
        home = mkdtempSync(join(tmpdir(), `tincan-${name}-`));
        chmodSync(home, 0o777);
        port = await freePort();
        const { HOME: _, ...env } = process.env;
        server = spawn(program!, configure({ folder, home, port }), {
          env: { ...env, HOME: home, XDG_DATA_HOME: home, XDG_CONFIG_HOME: home }
        });
        for (const stream of [server.stdout, server.stderr])
          stream?.on('data', (part) => (output += String(part)));
        const deadline = Date.now() + 20_000;
        while (server.exitCode === null && Date.now() < deadline && !(await get('/').catch(() => undefined)))
          await new Promise((done) => setTimeout(done, 20));
        const log = join(home, 'apache.log');
        if (server.exitCode !== null)
          throw new Error(output + (existsSync(log) ? readFileSync(log, 'utf8') : ''));
      });

      afterAll(async () => {
        const ended = new Promise((done) => server.once('exit', done));
        if (server.exitCode === null && server.kill()) await ended;
        rmSync(folder, { recursive: true, force: true });
        rmSync(home, { recursive: true, force: true });
      });

      it.each([
        ['/support', 'https://help.example.org/support/'],
        ['/support/console', 'https://help.example.org/support/console/']
      ])('sends %s to the same with a slash, not to its own port, and not to http', async (path, target) => {
        expect(await get(path)).toMatchObject({ status: expect.toBeOneOf([301, 302, 308]), target });
      });

      it.each([
        ['/support/', 'customer'],
        ['/support/console/', 'technician'],
        ['/support/config.json', '{}']
      ])('serves %s with every header that is advised', async (path, body) => {
        const answer = await get(path);
        expect(answer).toMatchObject({ status: 200, body });
        expect(answer.headers).toMatchObject({ ...advised, 'cache-control': 'no-cache' });
      });

      it('lets hashed files be kept for ever', async () => {
        const { status, headers } = await get('/support/_app/immutable/a.js');
        expect(status).toBe(200);
        expect(headers).toMatchObject({
          'cache-control': 'public, max-age=31536000, immutable',
          'content-type': expect.stringMatching(/^text\/javascript/) as string,
          'x-content-type-options': 'nosniff'
        });
      });

      it('has nothing else', async () => {
        expect((await get('/support/missing.js')).status).toBe(404);
        expect((await get('/supporters')).body).not.toMatch(/^(customer|technician)$/);
      });
    }
  );
}
