import type { Config } from '$lib/base/config.js';
import { ScriptedChat } from './scripted-chat.svelte.js';
import type { ScriptedCustomer } from './scripted-customer.svelte.js';

/** What a scene needs: the session, and the parts of `config.json` that change the page. */
interface Stage {
  customer: ScriptedCustomer;
  config: Pick<Config, 'terms' | 'shopName'>;
}

const reason = 'Then I can see for myself what your printer says.';
const terms = Array.from(
  { length: 14 },
  (_, i) => `${i + 1}. We help you as well as we can, and look only at what you show us.`
).join('\n');

function talk(): ScriptedChat {
  const chat = new ScriptedChat()
    .happen('technician-joined', 9)
    .say('technician', 'Hello, this is Kim. What can I do for you?', 8)
    .say('customer', 'Good morning! The printer says it is offline,\nbut its light is on.', 7)
    .say('technician', 'Thank you. Has anything changed since yesterday, a new router perhaps?', 6)
    .say('technician', 'The manual is here: https://help.example.org/printers/offline?model=42', 6)
    .say('customer', 'Yes, the new router came on Monday.', 4);
  chat.markRead();
  return chat;
}

const calling = (
  step: 'relay' | 'technician' | 'connection',
  trouble?: 'no-relay' | 'technician-not-there' | 'network-blocked'
) => ({ phase: 'joining', step, since: Date.now(), trouble }) as const;

/** Every state of the customer's page, by name. Each starts from a fresh session. */
export const scenes = {
  entry: () => {},
  terms: ({ config }) => {
    config.terms = terms;
  },
  'pin-wrong': ({ customer }) => (customer.phase = { phase: 'entry', error: 'pin-wrong' }),
  'pin-expired': ({ customer }) => (customer.phase = { phase: 'entry', error: 'pin-expired' }),
  'link-broken': ({ customer }) => (customer.phase = { phase: 'entry', error: 'link-broken' }),
  invited: ({ customer }) => (customer.phase = { phase: 'invited' }),
  'invited-terms': ({ customer, config }) => {
    config.terms = terms;
    customer.phase = { phase: 'invited' };
  },
  joining: ({ customer }) => (customer.phase = calling('technician')),
  'no-relay': ({ customer }) => (customer.phase = calling('relay', 'no-relay')),
  'no-technician': ({ customer }) => (customer.phase = calling('technician', 'technician-not-there')),
  blocked: ({ customer }) => (customer.phase = calling('connection', 'network-blocked')),
  waiting: ({ customer }) => customer.enter('waiting'),
  active: ({ customer }) => {
    customer.chat = talk();
    customer.enter('active');
  },
  typing: ({ customer }) => {
    customer.chat = talk();
    customer.enter('active');
    customer.chat.isPeerTyping = true;
    customer.chat.draft = 'It is the grey one from\n';
  },
  tricks: ({ customer }) => {
    customer.chat = new ScriptedChat()
      .say('technician', '<b>bold</b> <img src=x onerror=alert(1)> javascript:alert(1)', 3)
      .say('technician', 'Log in at https://bank.example@evil.example/login please', 2)
      .say('technician', 'invoice\u202Egpj.exe and https://www.bаnk.example/', 1)
      .say('technician', 'w'.repeat(300), 1);
    customer.technicianName = 'Kim \u202Emik';
    customer.enter('active');
  },
  consent: ({ customer }) => {
    customer.chat = talk();
    customer.enter('active');
    customer.ask(reason);
  },
  'first-question': ({ customer }) => {
    customer.chat = talk();
    customer.enter('active');
    customer.isHelpConfirmed = false;
    customer.technicianName =
      'Microsoft Security ✔ — your bank has stopped a payment. Press the dark button to CANCEL”';
    customer.ask(reason);
  },
  'something-wrong': ({ customer }) => {
    customer.chat = talk();
    customer.enter('active');
    customer.halt();
  },
  sharing: ({ customer }) => {
    customer.chat = talk();
    customer.enter('active');
    customer.share(Date.now() - 95_000);
  },
  'on-hold': ({ customer }) => {
    customer.chat = talk();
    customer.enter('on-hold');
  },
  reconnecting: ({ customer }) => {
    customer.chat = talk();
    customer.enter('reconnecting');
    customer.chat.say('customer', 'Are you still there?');
  },
  offline: ({ customer }) => {
    customer.chat = talk();
    customer.enter('offline');
    customer.chat.say('customer', 'Are you still there?');
  },
  phone: ({ customer }) => {
    customer.chat = talk();
    customer.pictures.canShare = false;
    customer.enter('active');
  },
  forgetful: ({ customer }) => {
    customer.isForgetful = true;
    customer.enter('waiting');
  },
  nameless: ({ customer }) => {
    customer.technicianName = '';
    customer.enter('active');
    customer.ask('');
  },
  long: ({ customer }) => {
    customer.chat.fill(10_000);
    customer.enter('active');
  },
  forgotten: ({ customer }) => (customer.phase = { phase: 'forgotten' }),
  offer: ({ customer }) =>
    (customer.phase = {
      phase: 'offer',
      technicianName: customer.technicianName,
      since: Date.now() - 86_400_000,
      slices: {},
      haltedAt: undefined
    }),
  'offer-halted': ({ customer }) =>
    (customer.phase = {
      phase: 'offer',
      technicianName: customer.technicianName,
      since: Date.now() - 86_400_000,
      slices: {},
      haltedAt: Date.now() - 3_600_000
    }),
  elsewhere: ({ customer }) => (customer.phase = { phase: 'elsewhere' }),
  refused: ({ customer }) => {
    customer.status = 'refused';
    customer.phase = { phase: 'refused', error: 'session-taken' };
  },
  closed: ({ customer }) => {
    customer.chat = talk();
    customer.close('technician');
  },
  'timed-out': ({ customer }) => {
    customer.chat = talk();
    customer.close('time');
  },
  'time-limited': ({ customer }) => {
    customer.chat = talk();
    customer.enter('active');
    customer.time.left = { endsAt: Date.now() + 4 * 60_000, isRunning: true };
  },
  'restart-asked': ({ customer }) => {
    customer.chat = talk();
    customer.enter('active');
    customer.restart.phase = 'asked';
  },
  restarting: ({ customer }) => {
    customer.chat = talk();
    customer.enter('active');
    customer.restart.phase = 'going';
  },
  'closed-silent': ({ customer }) => customer.close('customer')
} as const satisfies Record<string, (stage: Stage) => unknown>;

export type SceneName = keyof typeof scenes;
