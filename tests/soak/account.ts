import { expect } from 'vitest';
import { readConversation } from '../support/conversation.js';
import { fileRows, seeRow } from '../support/files.js';
import { choose, seeAllActive, seeMarks, type Customer, type Shop } from './shop.js';

type Events = Record<'technician' | 'customer', string[]>;

/** Both sides of every session have the same, and all of it; also when everybody has read it from the disk again. */
export async function expectNothingLost(shop: Shop): Promise<void> {
  const before: Events[] = [];
  for (const customer of shop.customers) before.push(await expectSame(shop, customer));
  await Promise.all(
    [shop.technician, ...shop.customers.map(({ page }) => page)].map((page) => page.reload())
  );
  await seeAllActive(shop);
  for (const [number, customer] of shop.customers.entries()) {
    const after = await expectSame(shop, customer);
    for (const side of ['technician', 'customer'] as const)
      expect(after[side], `log of the ${side} with ${customer.name}`).toEqual(
        expect.arrayContaining(before[number]![side])
      );
  }
}

/** @returns the lines of both logs, by id */
async function expectSame(shop: Shop, customer: Customer): Promise<Events> {
  const sides = await choose(shop, customer);
  const { name, lines, files } = customer;
  await seeMarks(shop, customer);
  const read = async (side: keyof Events) => ({
    ...(await readConversation(sides[side])),
    files: (await fileRows(sides[side])).map(({ name: file, state, md5, sha256 }) => ({
      file,
      state,
      md5,
      sha256
    }))
  });
  for (const page of Object.values(sides))
    for (const file of files) await seeRow(page, { name: file.name, state: 'done' });
  const [technician, customers] = await Promise.all([read('technician'), read('customer')]);
  expect(technician.lines, `chat with ${name}`).toEqual(customers.lines);
  expect([...technician.lines].sort(), `chat with ${name}`).toEqual([...lines].sort());
  expect(technician.files, `files of ${name}`).toEqual(customers.files);
  expect(new Set(technician.files), `files of ${name}`).toEqual(
    new Set(files.map(({ name: file, md5, sha256 }) => ({ file, state: 'done', md5, sha256 })))
  );
  return { technician: technician.events, customer: customers.events };
}
