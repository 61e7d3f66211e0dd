/** For tests: consents and permissions, the two sides of every power. */
import { manualClock } from '../../base/clock.js';
import { Emitter } from '../../base/emitter.js';
import { ok } from '../../base/result.js';
import { CustomerConsents } from '../consent/customer-consents.svelte.js';
import type { ConsentMessage } from '../link/lanes.js';
import type { PowerFacts } from '../manifest.js';
import { Permissions } from '../consent/permissions.svelte.js';
import { plainPower, PowerBook, type PowerRules } from '../consent/powers.js';
import { SessionLog } from '../log/session-log.js';
import type { Power } from '../views.js';

export type TestedPower = PowerRules & PowerFacts;

export function bookOf(tested: Readonly<Record<Power, TestedPower | undefined>>): PowerBook {
  const powers = Object.fromEntries(
    Object.entries(tested).flatMap(([id, power]) => (power ? [[id, power]] : []))
  );
  const book = new PowerBook([{ id: 'tested', powers }]);
  for (const [id, rules] of Object.entries(powers)) book.provide(id, rules);
  return book;
}

/**
 * Both sides of the consent lane over a connection that can be cut.
 * @param extra powers besides those that every test has, or instead of them; `undefined` for one that is not there
 * @param ready the customer's page fetches the code of its powers
 */
export function powerSides(
  extra: Readonly<Record<Power, TestedPower | undefined>> = {},
  ready?: () => Promise<unknown> | undefined
) {
  const clock = manualClock(10_000);
  const inboxes = { customer: new Emitter<ConsentMessage>(), technician: new Emitter<ConsentMessage>() };
  const ups = new Emitter<never>();
  const downs = new Emitter<void>();
  let isUp = true;
  const heard: ConsentMessage[] = [];
  const link = (own: 'customer' | 'technician') => ({
    get isUp() {
      return isUp;
    },
    onUp: ups.on,
    onDown: downs.on,
    port: () => ({
      send(message: ConsentMessage) {
        if (!isUp) return;
        heard.push(message);
        inboxes[own === 'customer' ? 'technician' : 'customer'].emit(structuredClone(message));
      },
      onMessage: inboxes[own].on
    })
  });
  const ended: string[] = [];
  const renewed: string[] = [];
  const held = (name: string): TestedPower => ({
    isPossible: () => true,
    atMost: 2,
    open: () => ({
      allow: () =>
        Promise.resolve(
          ok({ end: () => void ended.push(name), renew: (id: string) => void renewed.push(id) })
        ),
      close: () => void ended.push(`${name} closed`)
    })
  });
  const heldPowers = {
    screen: { ...held('screen'), hasOwnSentences: true },
    'control-tab': { ...held('control-tab'), needs: 'screen', atMost: 1 },
    recording: plainPower()
  };
  const log = { customer: new SessionLog(clock), technician: new SessionLog(clock) };
  let isActive = true;
  const consents = new CustomerConsents({
    link: link('customer') as never,
    log: log.customer,
    clock,
    powers: bookOf({ ...heldPowers, ...extra }),
    ...(ready && { ready }),
    technicianName: () => 'Toni',
    isActive: () => isActive
  });
  const permissions = new Permissions({
    link: link('technician') as never,
    log: log.technician,
    clock,
    powers: bookOf(heldPowers)
  });
  return {
    clock,
    consents,
    permissions,
    heard,
    ended,
    renewed,
    log,
    setActive: (to: boolean) => (isActive = to),
    hostile: (message: unknown) => inboxes.customer.emit(message as ConsentMessage),
    hostileCustomer: (message: unknown) => inboxes.technician.emit(message as ConsentMessage),
    cut() {
      isUp = false;
      downs.emit();
    },
    join() {
      isUp = true;
      ups.emit(undefined as never);
      permissions.greet();
    },
    async grant(power: Power, base?: ReturnType<Permissions['ask']>) {
      clock.advance(1_000);
      const permission = permissions.ask(power, base && { base })!;
      consents.consents.find((card) => card.power === power)?.allow();
      await Promise.resolve();
      await Promise.resolve();
      return permission;
    }
  };
}
