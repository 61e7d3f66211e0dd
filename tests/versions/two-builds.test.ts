import { expect, it } from 'vitest';
import {
  beginWaiting,
  createPin,
  joinWithPin,
  openConsole,
  openEntry,
  seeChat,
  seeDelivered,
  sendChat
} from '../support/flow.js';
import type { BuildName } from '../support/builds.js';
import { useRig } from '../support/rig.js';

const rig = useRig();

/** Entry points of a page's code have a hash in their names, which tells the builds apart. */
const startFile = (): string | undefined =>
  performance
    .getEntriesByType('resource')
    .map(({ name }) => /entry\/start\.[\w-]+\.js/.exec(name)?.[0])
    .find(Boolean);

it.each<{ technicianBuild: BuildName; customerBuild: BuildName }>([
  { technicianBuild: 1, customerBuild: 'current' },
  { technicianBuild: 'current', customerBuild: 1 }
])(
  'a technician of build $technicianBuild and a customer of build $customerBuild talk, and go on after a reload',
  async ({ technicianBuild, customerBuild }) => {
    rig.site.deploy(technicianBuild);
    const technician = await openConsole(rig);
    rig.site.deploy(customerBuild);
    const customer = await openEntry(rig);
    expect(await technician.evaluate(startFile, undefined)).not.toBe(
      await customer.evaluate(startFile, undefined)
    );

    await joinWithPin(customer, await createPin(technician), 'Ida');
    await beginWaiting({ technician, customer });
    await sendChat(customer, 'from another build');
    await seeChat(technician, 'from another build');
    await sendChat(technician, 'and back');
    await seeChat(customer, 'and back');
    await seeDelivered(technician, 'and back');

    await customer.reload();
    await customer.see('customer[data-status="active"]', { timeoutMs: 30_000 });
    await seeChat(customer, 'and back');
    await sendChat(customer, 'after a reload');
    await seeChat(technician, 'after a reload');
  }
);
