import type { StagePhase } from '$lib/features/screen/index.js';
import { FakeChat } from './fake-chat.svelte.js';
import { relaysWith, type FakeConsole } from './fake-console.svelte.js';
import { FakeSession } from './fake-session.svelte.js';

const minute = 60_000;

const talk = (): FakeChat =>
  new FakeChat([
    ['technician', 'Good morning, this is Kim from Fjord & Fell. What can I do for you?'],
    ['customer', 'Hello! The printer in the office is there but says "paused". It is not paused.'],
    ['customer', 'The manual is at https://printers.example.com/hl-2400/manual, page 12, if that helps.'],
    ['technician', 'Thank you. May I look at the settings together with you?'],
    ['customer', 'Yes, of course.']
  ]);

function one(fake: FakeConsole, name = 'Birgit Hansen'): FakeSession {
  const session = fake.add(
    new FakeSession({ name, chat: talk(), customFields: ['HL-2400 on the ground floor', ''] })
  );
  session.note('created');
  session.note('pin-created');
  session.note('customer-joined');
  session.note('connected', { path: 'direct' });
  fake.select(session.id);
  return session;
}

const active = (fake: FakeConsole): FakeSession => one(fake).to('active', 4 * minute + 12_000);

const onStage =
  (state: StagePhase) =>
  (fake: FakeConsole): void => {
    active(fake).stage.state = state;
  };

function live(fake: FakeConsole): FakeSession {
  const session = active(fake);
  session.note('screen-asked');
  session.note('screen-allowed');
  session.note('screen-started');
  session.stage.goLive();
  return session;
}

function inviting(fake: FakeConsole): FakeSession {
  const session = fake.add(new FakeSession({ name: 'Birgit Hansen' }));
  fake.select(session.id);
  return session;
}

/** Every state that the console can be in, by name: `?scene=…`. */
export const scenes: Record<string, (fake: FakeConsole) => void> = {
  empty: () => undefined,
  'invited-nothing-yet': (fake) => void inviting(fake),
  'pin-live': (fake) => inviting(fake).createPin(),
  'pin-expired': (fake) => (inviting(fake).pin = { phase: 'expired' }),
  'pin-burned': (fake) => (inviting(fake).pin = { phase: 'burned', at: Date.now() - minute }),
  'pin-used': (fake) => (inviting(fake).pin = { phase: 'used' }),
  'pin-failed': (fake) => (inviting(fake).pin = { phase: 'failed', error: 'no-relay' }),
  link: (fake) => inviting(fake).createLink(),
  waiting: (fake) => void one(fake).to('waiting', 38_000),
  'stage-idle': (fake) => void active(fake),
  'stage-asking': onStage({ phase: 'asking', since: Date.now() - 9_000 }),
  'stage-declined': onStage({ phase: 'declined' }),
  'stage-starting': onStage({ phase: 'starting', stream: new MediaStream() }),
  live: (fake) => void live(fake),
  'ended-by-customer': onStage({ phase: 'ended', by: 'customer' }),
  'ended-by-technician': onStage({ phase: 'ended', by: 'technician' }),
  'ended-by-browser': onStage({ phase: 'ended', by: 'browser' }),
  'ended-by-connection': onStage({ phase: 'ended', by: 'connection' }),
  'stage-failed': onStage({ phase: 'failed', error: 'network-blocked' }),
  phone: (fake) => (active(fake).stage.canRequest = false),
  reconnecting: (fake) => lose(live(fake), 'reconnecting'),
  offline: (fake) => {
    const session = active(fake);
    session.stage.state = { phase: 'ended', by: 'connection' };
    lose(session, 'offline');
  },
  'on-hold': (fake) => void one(fake).to('on-hold', 47 * minute),
  rebooting: (fake) => lose(active(fake), 'rebooting'),
  'time-limited': (fake) => (live(fake).timeLeft = { endsAt: Date.now() + 4 * minute, isRunning: true }),
  trouble: (fake) => (active(fake).trouble = 'network-blocked'),
  closed: (fake) => active(fake).end(),
  'timed-out': (fake) => void one(fake).to('timed-out', 3 * minute),
  'customer-left': (fake) => void one(fake).to('closed-by-waiting-customer', 3 * minute),
  busy,
  'some-relays-down': (fake) => {
    live(fake);
    fake.relays = relaysWith('open', 'down', 'open');
  },
  'no-relay': (fake) => {
    active(fake);
    fake.relays = relaysWith('down', 'down', 'down');
  },
  'reaching-relays': (fake) => (fake.relays = relaysWith('connecting', 'connecting')),
  forgetful: (fake) => {
    active(fake);
    fake.isForgetful = true;
  },
  elsewhere: (fake) => (fake.leadership = 'elsewhere'),
  taking: (fake) => (fake.leadership = 'taking')
};

function lose(session: FakeSession, status: 'reconnecting' | 'offline' | 'rebooting'): void {
  session.chat.isConnected = false;
  session.to(status, 12_000);
}

/** A whole day's desk: ten sessions in ten statuses, some with news. */
function busy(fake: FakeConsole): void {
  live(fake);
  const others = [
    ['Jan de Vries', 'waiting'],
    ['', 'connecting'],
    ['Οικογένεια Παπαδοπούλου', 'active'],
    ['Werkstatt Müller-Lüdenscheidt GmbH & Co. KG, zweiter Stock', 'reconnecting'],
    ['Aisha', 'on-hold'],
    ['مكتب البريد', 'offline'],
    ['Lars', 'timed-out'],
    ['Mette Frederiksen', 'closed'],
    ['P. Jansen', 'closed-by-waiting-customer']
  ] as const;
  others.forEach(([name, status], i) => {
    const session = fake.add(new FakeSession({ name, chat: talk() })).to(status, i * 7 * minute + 5_000);
    session.chat.unread = [2, 0, 14][i] ?? 0;
  });
}
