import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { internetAddress } from '../../tools/network/places.js';
import { namespace } from './namespace.js';

/** Something that runs beside the tests. */
export interface Running {
  /** May be called twice. */
  stop(): Promise<void>;
}

/** Holds back every packet that goes by way of the detour. */
export const startDetour = (delayMs: number): Promise<Running> =>
  start(
    'ip',
    ['netns', 'exec', namespace('detour'), process.execPath, 'tools/network/detour.js', `${delayMs}`],
    'ready'
  );

const login = { username: 'tincan', credential: 'a-password' };
const turnAddress = `turn:${internetAddress}:3478`;

/** What the TURN server offers. */
export const iceServers = {
  stun: [{ urls: [`stun:${internetAddress}:3478`] }],
  turn: [
    { urls: [`stun:${internetAddress}:3478`] },
    { urls: [`${turnAddress}?transport=udp`, `${turnAddress}?transport=tcp`], ...login }
  ]
};

/** coturn on the internet: STUN and TURN, by UDP and TCP. */
export const startTurn = (): Promise<Running> =>
  start(
    'turnserver',
    [
      ...['-n', '--no-cli', '--no-tls', '--no-dtls', '--lt-cred-mech', '--log-file', 'stdout', '--verbose'],
      ...['--listening-ip', internetAddress, '--relay-ip', internetAddress, '--listening-port', '3478'],
      ...['--min-port', '40000', '--max-port', '40999', '--realm', 'tincan', '--pidfile', '/dev/null'],
      ...['--user', `${login.username}:${login.credential}`]
    ],
    'listener opened on'
  );

/** @param sign what it prints when it works */
async function start(command: string, args: readonly string[], sign: string): Promise<Running> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  await seePrinted(child, sign);
  return {
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, 'exit');
      child.kill('SIGKILL');
      await ended;
    }
  };
}

async function seePrinted(child: ChildProcess, sign: string): Promise<void> {
  let printed = '';
  await new Promise<void>((done, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (printed.includes(sign)) done();
      });
    child.once('error', fail);
    child.once('exit', () => fail(new Error(`${child.spawnfile} ended: ${printed.slice(-2_000)}`)));
  });
}
