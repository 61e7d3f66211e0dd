/** Only there do browsers trust plain http. @param {string} host */
const isThisMachine = (host) => /^(localhost|127(\.\d+){3}|::1)$/.test(host);

/** Stands for every address of the machine. @param {string} host */
const isEveryAddress = (host) => host === '0.0.0.0' || host === '::';

/**
 * What `npm start` says once it runs.
 * @param {{ url: string, host: string }} site `url` ends with a slash
 */
export function greeting({ url, host }) {
  const here = isEveryAddress(host)
    ? url.replace(`//${host.includes(':') ? `[${host}]` : host}:`, '//localhost:')
    : url;
  const lines = [
    'Tincan is running.',
    '',
    // with its slash: behind a proxy a redirect may lead nowhere
    `  technician  ${here}console/`,
    `  customer    ${here}`,
    ''
  ];
  if (!isThisMachine(host))
    lines.push(
      'Other computers cannot use it at this address: over plain http browsers share no screen and keep no',
      'secret, and the pages will say so there. Put it behind a proxy with https, or copy build/ to a web host',
      `that has it: docs/self-hosting.md.${isEveryAddress(host) ? ' On this computer the addresses above work.' : ''}`,
      ''
    );
  return [...lines, 'Ctrl-C ends it.'].join('\n');
}
