import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { manualClock } from '../../base/clock.js';
import { parseConfig, type Config } from '../../base/config.js';
import { ok } from '../../base/result.js';
import type { CustomerPhase, CustomerView, VisitView } from '../../session/views.js';
import { CustomerPage, type CustomerPageDeps, type Screens } from './customer-page.svelte.js';

const goodPin = '123 456 786';
const mistypedPin = '123 456 789';

function setup({ terms, phase }: { terms?: string; phase?: CustomerPhase } = {}) {
  const joins: string[] = [];
  const clock = manualClock();
  const visit = {
    phase: phase ?? { phase: 'entry', error: undefined },
    joinWithPin: (pin: string, name: string, acceptedTerms: string) => {
      joins.push(`${pin} ${name}${acceptedTerms && ` (${acceptedTerms})`}`);
      return ok(undefined);
    }
  } as Partial<VisitView> as VisitView;
  const { config } = parseConfig(terms === undefined ? {} : { terms }, 'https://shop.example/');
  const deps: CustomerPageDeps = {
    openedBy: 'address',
    clock,
    findObstacle: () => undefined,
    loadObstacleNote: () => Promise.resolve({} as never),
    loadConfig: () => Promise.resolve<Config>(config),
    openSession: () => Promise.resolve(visit),
    loadScreens: () => Promise.resolve({} as Screens),
    loadTermsField: () => Promise.resolve({} as never),
    wordsOf: (text) => Promise.resolve(typeof text === 'string' ? text : '')
  };
  return { joins, deps, clock, page: new CustomerPage(deps) };
}

describe('the entry page', () => {
  it('[UI-C5] joins with the nine digits and the name that were typed', async () => {
    const { page, joins } = setup();
    page.pin = goodPin;
    page.name = ' Ida ';
    await page.joinWithPin();
    expect(joins).toEqual(['123456786 Ida']);
    expect(page.problem).toBeUndefined();
  });

  it('[UI-C5] says at once that a PIN is mistyped, and opens nothing for it', async () => {
    const { page, joins, deps } = setup();
    deps.openSession = () => Promise.reject(new Error('must not be called'));
    page.pin = mistypedPin;
    await page.joinWithPin();
    expect(page.problem).toEqual({ at: 'pin', code: 'pin-check-digit' });
    expect(joins).toEqual([]);
    expect(page.visit).toBeUndefined();
  });

  it('[OP2] says what keeps sessions from working in place of the form, and spends no PIN on it', async () => {
    const { page, joins, deps } = setup();
    deps.findObstacle = () => 'webrtc';
    deps.openSession = () => Promise.reject(new Error('must not be called'));
    await expect(page.prepare()).rejects.toThrow('webrtc');
    expect(page.obstacle?.kind).toBe('webrtc');
    page.pin = goodPin;
    await page.joinWithPin();
    await page.joinInvited();
    expect(joins).toEqual([]);
    expect(page.problem).toBeUndefined();
  });

  it('[OP2] a note that could not be fetched is fetched with the next try', async () => {
    const { page, deps } = setup();
    deps.findObstacle = () => 'old';
    deps.loadObstacleNote = () => Promise.reject(new TypeError('offline'));
    await expect(page.prepare()).rejects.toThrow('offline');
    page.pin = goodPin;
    await page.joinWithPin();
    expect(page.problem).toEqual({ at: 'loading' });
    deps.loadObstacleNote = () => Promise.resolve({} as never);
    await page.joinWithPin();
    expect(page.obstacle?.kind).toBe('old');
  });

  it('[UI-C6] joins only after the shop’s terms were accepted', async () => {
    const { page, joins } = setup({ terms: 'Be kind.' });
    page.pin = goodPin;
    await page.joinWithPin();
    expect(page.problem).toEqual({ at: 'terms' });
    expect(joins).toEqual([]);
    page.hasAccepted = true;
    await page.joinWithPin();
    expect(joins).toEqual(['123456786  (Be kind.)']);
  });

  it('[UI-C7] keeps what was typed when the session cannot be fetched, and tries again', async () => {
    const { page, joins, deps } = setup();
    const { openSession } = deps;
    deps.openSession = () => Promise.reject(new TypeError('offline'));
    page.pin = goodPin;
    await page.joinWithPin();
    expect(page.problem).toEqual({ at: 'loading' });
    expect(page.pin).toBe(goodPin);
    deps.openSession = openSession;
    await page.joinWithPin();
    expect(joins).toHaveLength(1);
    expect(page.problem).toBeUndefined();
  });

  it('[UI-C7] says why the last try failed until the customer types on', async () => {
    const { page } = setup({ phase: { phase: 'entry', error: 'pin-expired' } });
    await page.prepare();
    expect(page.problem).toEqual({ at: 'join', code: 'pin-expired' });
    page.noteInput();
    expect(page.problem).toBeUndefined();
  });
});

describe('the way back into a session after a reload', () => {
  beforeEach(() => {
    const kept = new Map([['tincan.in-session', 'yes']]);
    vi.stubGlobal('sessionStorage', { getItem: (key: string) => kept.get(key) ?? null });
  });
  afterEach(() => void vi.unstubAllGlobals());

  it('[UI-C7] tries again while the network fails, and shows no form meanwhile', async () => {
    const { page, deps, clock } = setup({ phase: { phase: 'session', session: {} as CustomerView } });
    const { loadConfig, openSession } = deps;
    deps.loadConfig = () => Promise.reject(new TypeError('offline'));
    await page.prepare().catch(() => undefined);
    expect([page.phase, page.isReturnHeldUp]).toEqual(['returning', true]);
    deps.loadConfig = loadConfig;
    deps.openSession = () => Promise.reject(new TypeError('offline'));
    clock.advance(1_000);
    await vi.waitFor(() => expect(page.config).toBeDefined());
    expect(page.phase).toBe('returning');
    deps.openSession = openSession;
    await vi.waitFor(() => {
      clock.advance(1_000);
      expect(page.phase).toBe('session');
    });
  });
});
